import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, openSync, renameSync, statSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { program } from "./binaries.ts";
import type { KeeperTask } from "./keeper.ts";
import type { Location } from "./location.ts";
import { isRunning, readPostmaster } from "./postmaster.ts";
import { explain, readLogFrom } from "./program-failure.ts";
import { serverArguments } from "./settings.ts";

export interface ServerOptions {
  port: number | undefined;
  durable: boolean;
  log: (line: string) => void;
  log_file: string;
  remove: string | undefined;
}

export interface Server {
  keeper: ChildProcess;
  port: number;
}

/** Starts PostgreSQL under its keeper and returns when it accepts connections. */
export async function runServer(location: Location, options: ServerOptions): Promise<Server> {
  rotate(options.log_file);
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await findFreePort());
    const logStart = existsSync(options.log_file) ? statSync(options.log_file).size : 0;
    const keeper = spawnKeeper(location, port, options);
    try {
      await waitUntilReady(location.cluster, keeper, options.log);
      return { keeper, port };
    } catch (error) {
      await stopServer(keeper);
      const written = readLogFrom(options.log_file, logStart);
      // Somebody else may take a free port before PostgreSQL does.
      const portTaken = /could not (bind|create any TCP)/.test(written);
      if (portTaken && options.port === undefined && attempt < 5) continue;
      throw error instanceof KeeperEnded ? new Error(explain("postgres", written)) : error;
    }
  }
}

/** Ends the pipe that the keeper listens to and waits until PostgreSQL is gone. */
export async function stopServer(keeper: ChildProcess): Promise<void> {
  if (hasEnded(keeper)) return;
  keeper.ref();
  const exited = once(keeper, "exit");
  keeper.stdin?.end();
  await exited;
}

class KeeperEnded extends Error {}

function hasEnded(keeper: ChildProcess): boolean {
  return keeper.exitCode !== null || keeper.signalCode !== null;
}

function spawnKeeper(location: Location, port: number, options: ServerOptions): ChildProcess {
  const task: KeeperTask = {
    postgres: program(location.binaries, "postgres"),
    args: serverArguments(location.cluster, { port, durable: options.durable }),
    account: location.account,
    remove: options.remove,
  };
  const logFile = openSync(options.log_file, "a", 0o600);
  const keeper = spawn(
    process.execPath,
    [path.join(import.meta.dirname, "keeper.ts"), JSON.stringify(task)],
    {
      cwd: "/",
      detached: true,
      stdio: ["pipe", logFile, logFile],
      windowsHide: true,
    },
  );
  closeSync(logFile);
  // A pipe that breaks means the keeper has ended, which its exit tells.
  keeper.stdin?.on("error", () => undefined);
  // Neither the keeper nor the pipe to it keeps this process alive; the end of this process ends both.
  keeper.unref();
  (keeper.stdin as net.Socket | null)?.unref();
  return keeper;
}

async function waitUntilReady(
  cluster: string,
  keeper: ChildProcess,
  log: (line: string) => void,
): Promise<void> {
  const started = performance.now();
  let told_s = 0;
  for (;;) {
    if (hasEnded(keeper)) throw new KeeperEnded();
    const postmaster = readPostmaster(cluster);
    if (postmaster?.ready && isRunning(cluster, postmaster.pid)) return;
    await sleep(10);
    const waited_s = Math.floor((performance.now() - started) / 1000);
    if (waited_s > 600)
      throw new Error("PostgreSQL did not become ready within ten minutes; see postgres.log.");
    if (waited_s < told_s + 2) continue;
    told_s = waited_s;
    log(`Waiting for the database: it recovers from the log what it had not written yet (${waited_s} s)`);
  }
}

async function findFreePort(): Promise<number> {
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as net.AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

function rotate(logFile: string): void {
  const limit_bytes = 5_000_000;
  if (existsSync(logFile) && statSync(logFile).size > limit_bytes) renameSync(logFile, `${logFile}.1`);
}
