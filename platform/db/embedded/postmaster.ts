import { execFile } from "node:child_process";
import { existsSync, readFileSync, readlinkSync, realpathSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import type { Account } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { program } from "./binaries.ts";
import { minimalEnvironment } from "./program-failure.ts";

const run = promisify(execFile);

export interface Postmaster {
  pid: number;
  port: number;
  ready: boolean;
}

/** What postmaster.pid in the cluster says; it may be left over from a machine that lost its power. */
export function readPostmaster(cluster: string): Postmaster | undefined {
  let lines: string[];
  try {
    lines = readFileSync(path.join(cluster, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  return pid > 0 ? { pid, port: Number(lines[3]), ready: lines[7]?.trim() === "ready" } : undefined;
}

/** Whether the process of postmaster.pid lives and is the PostgreSQL of this cluster: pids are used again. */
export function isRunning(cluster: string, pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  if (!existsSync("/proc/self/cwd")) return true;
  try {
    // PostgreSQL works in its data directory.
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch {
    return false;
  }
}

/**
 * Stops the PostgreSQL that a dead owner left in this cluster, if there is one: first as at any stop, and
 * when it does not obey, at once (the next start then recovers from the log). Returns whether there was one.
 */
export async function stopOrphan(
  cluster: string,
  binaries: Binaries,
  account: Account | undefined,
): Promise<boolean> {
  const orphan = readPostmaster(cluster);
  if (!orphan || !isRunning(cluster, orphan.pid)) return false;
  for (const mode of ["fast", "immediate"]) {
    const stop = run(program(binaries, "pg_ctl"), ["stop", "-D", cluster, "-m", mode, "-W"], {
      ...account,
      cwd: path.dirname(cluster),
      env: minimalEnvironment(),
    });
    // It may be gone, or going, by itself: its own watchdog stops it too.
    await stop.catch(() => undefined);
    if (await waitUntilGone(cluster, orphan.pid, 15_000)) return true;
  }
  throw new Error(
    `A PostgreSQL of an earlier start (pid ${orphan.pid}) does not stop. Stop it, then start Foyer again.`,
  );
}

async function waitUntilGone(cluster: string, pid: number, timeout_ms: number): Promise<boolean> {
  const deadline = performance.now() + timeout_ms;
  while (isRunning(cluster, pid)) {
    if (performance.now() > deadline) return false;
    await sleep(20);
  }
  return true;
}
