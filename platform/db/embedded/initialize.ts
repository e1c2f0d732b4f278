import { execFile } from "node:child_process";
import { chown, mkdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { program } from "./binaries.ts";
import type { Location } from "./location.ts";
import { makeFolder } from "./location.ts";
import { explainFailure, minimalEnvironment } from "./program-failure.ts";

const run = promisify(execFile);

export const superuser = "foyer";

/** Makes an empty cluster with one superuser. A crash in the middle leaves nothing that looks like a cluster. */
export async function initialize(location: Location, password: string, durable: boolean): Promise<void> {
  const { cluster, binaries, account } = location;
  await mkdir(path.dirname(cluster), { recursive: true });
  const unfinished = `${cluster}.new`;
  const passwordFile = `${cluster}.password`;
  await makeFolder(unfinished, account);
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (account) await chown(passwordFile, account.uid, account.gid);
  try {
    await run(program(binaries, "initdb"), initdbArguments(unfinished, passwordFile, durable), {
      ...account,
      cwd: path.dirname(cluster),
      env: minimalEnvironment(),
    });
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw explainFailure("initdb", error);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(unfinished, cluster);
}

function initdbArguments(folder: string, passwordFile: string, durable: boolean): string[] {
  return [
    "--pgdata",
    folder,
    "--username",
    superuser,
    "--pwfile",
    passwordFile,
    "--auth-host",
    "scram-sha-256",
    "--auth-local",
    "reject",
    // The password is 192 random bits: stretching it would only make every connection slower.
    "--set",
    "scram_iterations=1",
    "--encoding",
    "UTF8",
    // The builtin provider sorts the same on every platform and for ever, unlike ICU and libc.
    "--locale-provider",
    "builtin",
    "--builtin-locale",
    "C.UTF-8",
    // Full text search and pg_trgm still ask libc what a letter is.
    "--locale",
    libcLocale(),
    "--lc-messages",
    "C",
    "--no-instructions",
    ...(durable ? [] : ["--no-sync"]),
  ];
}

function libcLocale(): string {
  if (process.platform === "linux") return "C.UTF-8";
  return process.platform === "darwin" ? "en_US.UTF-8" : "C";
}
