import { fork } from "node:child_process";
import { once } from "node:events";
import type { Environment } from "../../config.ts";
import { startPair } from "./pair.ts";

/** Another instance of both toy services, in a process that can be frozen and killed. */
export interface PairProcess extends AsyncDisposable {
  /** How many events it has written down. */
  handled(): number;
  freeze(): void;
  thaw(): void;
  kill(): void;
}

const TOLD_MS = 100;

/** @param env databases and topics that it shares with others */
export async function startPairProcess(env: Environment): Promise<PairProcess> {
  const child = fork(import.meta.filename, [], {
    // No database server of its own: what it needs is there.
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      FOYER_TEST_DATABASE_URL: env.BOOKING_DATABASE_URL,
    },
    execArgv: [],
  });
  const ended = once(child, "exit");
  child.send(env);
  let handled = 0;
  child.on("message", (count: number) => (handled = count));
  await Promise.race([
    once(child, "message"),
    ended.then(() => Promise.reject(new Error("it ended while it began"))),
  ]);
  return {
    handled: () => handled,
    freeze: () => void child.kill("SIGSTOP"),
    thaw: () => void child.kill("SIGCONT"),
    kill: () => void child.kill("SIGKILL"),
    async [Symbol.asyncDispose]() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

/** What runs in that process. */
async function serve(env: Environment): Promise<void> {
  const pair = await startPair(env);
  const telling = setInterval(() => process.send?.(pair.handled()), TOLD_MS);
  await once(process, "disconnect");
  clearInterval(telling);
  await pair.stop();
}

if (import.meta.main) process.once("message", (env: Environment) => void serve(env));
