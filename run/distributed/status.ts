import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Environment } from "../../platform/config.ts";
import { dataDir } from "../environment.ts";
import type { Kept } from "./keep.ts";

/** `distributed.json` in the data directory: who runs here, for people, for `roll`, and for tests. */
export interface Status {
  supervisor: number;
  processes: { name: string; service: string; url: string; pid: number | undefined }[];
}

const fileIn = (env: Environment) => join(dataDir(env), "distributed.json");

/** Written aside and renamed: nobody reads half of it. */
export function writeStatus(env: Environment, kept: Kept[]): void {
  const processes = kept.map(({ name, service, url, pid }) => ({ name, service, url, pid: pid() }));
  const status: Status = { supervisor: process.pid, processes };
  writeFileSync(`${fileIn(env)}.new`, `${JSON.stringify(status, undefined, 2)}\n`);
  renameSync(`${fileIn(env)}.new`, fileIn(env));
}

export function readStatus(env: Environment): Status | undefined {
  try {
    return JSON.parse(readFileSync(fileIn(env), "utf8")) as Status;
  } catch {
    return undefined;
  }
}

export const removeStatus = (env: Environment) => rmSync(fileIn(env), { force: true });
