import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";

export interface Lock {
  release(): void;
}

/**
 * Takes the exclusive lock `file`, or returns the pid of its holder (`undefined` when that is not known yet).
 * Node has no file locks of its own; SQLite's are the operating system's, so this one vanishes with the
 * process, also on SIGKILL, and a file left behind means nothing.
 */
export function takeLock(file: string): { lock: Lock } | { held_by: number | undefined } {
  mkdirSync(path.dirname(file), { recursive: true });
  const database = new DatabaseSync(file);
  const holderFile = `${file}.pid`;
  try {
    database.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    database.close();
    if (!isBusy(error)) throw error;
    return { held_by: readPid(holderFile) };
  }
  writeFileSync(holderFile, `${process.pid}\n`);
  return { lock: { release: () => database.close() } };
}

function isBusy(error: unknown): boolean {
  const sqliteBusy = 5;
  return error instanceof Error && "errcode" in error && error.errcode === sqliteBusy;
}

function readPid(file: string): number | undefined {
  try {
    return Number(readFileSync(file, "utf8")) || undefined;
  } catch {
    return undefined;
  }
}
