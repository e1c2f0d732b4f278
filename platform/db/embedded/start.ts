import type { ChildProcess } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { initialize, superuser } from "./initialize.ts";
import type { Location, Pointer } from "./location.ts";
import { locate, newPassword, pointerFile, readPointer, writePointer } from "./location.ts";
import type { Lock } from "./lock.ts";
import { takeLock } from "./lock.ts";
import { stopOrphan } from "./postmaster.ts";
import { runServer, stopServer } from "./server.ts";

export interface EmbeddedOptions {
  /** Foyer's data directory; created when missing. */
  data_dir: string;
  /** Default: a free one. */
  port?: number;
  /** Told what is going on when it may take a while. */
  log?: (line: string) => void;
  /** false: faster, and lost when the machine stops. For tests. */
  durable?: boolean;
  /** Called when PostgreSQL ends without `stop()`. */
  on_lost?: (error: Error) => void;
  /** Removed when PostgreSQL has stopped, however that came about. */
  remove?: string;
}

export interface Embedded {
  /** Superuser's address of one database of the cluster; the database need not exist. */
  url(database: string): string;
  port: number;
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL that came with npm, with the data of `data_dir`. It lives as long as this process:
 * `stop()` ends it, and so does a SIGKILL of this process. Throws one clear sentence when Foyer already
 * runs with this data, or when PostgreSQL cannot run here.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const dataDir = path.resolve(options.data_dir);
  const { lock, location } = await claim(dataDir);
  try {
    return await startClaimed({ ...options, data_dir: dataDir }, location, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function claim(dataDir: string): Promise<{ lock: Lock; location: Location }> {
  try {
    await mkdir(dataDir, { recursive: true });
    const location = await locate(dataDir, await readPointer(dataDir));
    const taken = takeLock(`${location.cluster}.lock`);
    if ("lock" in taken) return { lock: taken.lock, location };
    const holder = taken.held_by ? ` (pid ${taken.held_by})` : "";
    throw new Error(
      `Foyer is already running here${holder}. Stop it first, or set FOYER_DATA_DIR to run a second one with data of its own.`,
    );
  } catch (error) {
    if (!isDenied(error)) throw error;
    throw new Error(
      `The data in ${dataDir} belongs to another user, perhaps because Foyer was started as root once. ` +
        `Start it as that user, or set FOYER_DATA_DIR to another folder.`,
      { cause: error },
    );
  }
}

function isDenied(error: unknown): boolean {
  const { code, errcode } = error as { code?: string; errcode?: number };
  const sqliteReadOnly = 8;
  const sqliteCannotOpen = 14;
  return code === "EACCES" || code === "EPERM" || errcode === sqliteReadOnly || errcode === sqliteCannotOpen;
}

async function startClaimed(options: EmbeddedOptions, location: Location, lock: Lock): Promise<Embedded> {
  const log = options.log ?? (() => undefined);
  const durable = options.durable ?? true;
  const orphaned = await stopOrphan(location.cluster, location.binaries, location.account);
  if (orphaned) log("Stopped the PostgreSQL that an earlier start had left behind");
  const { password } = await prepareCluster(options.data_dir, location, durable, log);
  const server = await runServer(location, {
    log,
    durable,
    port: options.port,
    log_file: path.join(options.data_dir, "postgres.log"),
    remove: options.remove,
  });
  let stopped: Promise<void> | undefined;
  server.keeper.once("exit", () => {
    if (!stopped)
      options.on_lost?.(new Error("The embedded PostgreSQL has ended by itself; see postgres.log."));
  });
  return {
    url: (database) => `postgresql://${superuser}:${password}@127.0.0.1:${server.port}/${database}`,
    port: server.port,
    stop: () => (stopped ??= stopAndRelease(server.keeper, location, lock)),
  };
}

async function stopAndRelease(keeper: ChildProcess, location: Location, lock: Lock): Promise<void> {
  try {
    await stopServer(keeper);
    await stopOrphan(location.cluster, location.binaries, location.account);
  } finally {
    lock.release();
  }
}

/** The pointer is read again, under the lock: an earlier holder may have made the cluster since. */
async function prepareCluster(
  dataDir: string,
  location: Location,
  durable: boolean,
  log: (line: string) => void,
): Promise<Pointer> {
  const { cluster } = location;
  const exists = existsSync(path.join(cluster, "PG_VERSION"));
  const pointer = await readPointer(dataDir);
  if (pointer && exists) {
    refuseOtherVersion(location);
    return pointer;
  }
  if (pointer)
    log(`The database that ${pointerFile(dataDir)} points to is not there: starting with an empty one`);
  if (exists) {
    // Whoever removed the data directory wanted to start over; the old data is kept once, to be safe.
    log(`Starting with an empty database; the earlier one is kept in ${cluster}.previous`);
    await rm(`${cluster}.previous`, { recursive: true, force: true });
    await rename(cluster, `${cluster}.previous`);
  }
  log("Creating the database");
  const fresh = { cluster, password: newPassword() };
  await writePointer(dataDir, fresh);
  await initialize(location, fresh.password, durable);
  return fresh;
}

function refuseOtherVersion({ cluster, binaries }: Location): void {
  const made = readFileSync(path.join(cluster, "PG_VERSION"), "utf8").trim();
  const [major] = binaries.version.split(".");
  if (made === major) return;
  throw new Error(
    `The data in ${cluster} was made by PostgreSQL ${made}, this Foyer brings ${major}. ` +
      `How to move it over is in the notes of this version (CHANGELOG.md).`,
  );
}
