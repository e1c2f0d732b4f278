import { rm } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import type { Environment } from "../platform/config.ts";
import { dataDir } from "../run/environment.ts";
import { system } from "../system.ts";

/** Removes what the services and the sandbox keep: databases, files, mails. Nothing may be running. */
export async function emptyDatabases(env: Environment): Promise<void> {
  const url = new URL(env.DATABASE_URL!);
  url.pathname = "/postgres";
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    for (const { name } of system)
      await client.query(
        `drop database if exists ${pg.escapeIdentifier(`${name.replaceAll("-", "_")}_db`)} with (force)`,
      );
  } finally {
    await client.end();
  }
  for (const folder of ["objects", "sandbox"])
    await rm(join(dataDir(env), folder), { recursive: true, force: true });
}
