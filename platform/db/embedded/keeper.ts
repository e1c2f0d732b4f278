// The watchdog: a process of its own that runs PostgreSQL and holds the other end of a pipe from the owner.
// When the pipe ends (the owner stopped, or was killed with no time to say so) it stops PostgreSQL.
// It is started in a session of its own and deaf to signals, so that Ctrl-C and a closed terminal reach
// only the owner, which still needs its database while it drains.
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import type { Account } from "./account.ts";
import { minimalEnvironment } from "./program-failure.ts";

export interface KeeperTask {
  postgres: string;
  args: string[];
  account: Account | undefined;
  /** A folder to remove afterwards; for clusters that only a test needs. */
  remove?: string;
}

const task = JSON.parse(process.argv[2] ?? "") as KeeperTask;

let stopping = false;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => undefined);

const server = spawn(task.postgres, task.args, {
  ...task.account,
  cwd: "/",
  env: minimalEnvironment(),
  stdio: ["ignore", "inherit", "inherit"],
});

server.on("error", (error) => {
  console.error(String(error));
  finish(1);
});
server.on("exit", (code) => finish(code ?? 1));

process.stdin.on("error", stop).on("close", stop).on("end", stop).resume();

/** SIGINT is PostgreSQL's fast shutdown; SIGQUIT, after a minute, the one that leaves work for the next start. */
function stop(): void {
  if (stopping) return;
  stopping = true;
  server.kill("SIGINT");
  setTimeout(() => server.kill("SIGQUIT"), 60_000);
}

function finish(code: number): never {
  if (task.remove) rmSync(task.remove, { recursive: true, force: true });
  process.exit(code);
}
