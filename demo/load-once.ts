import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import type { Environment } from "../platform/config.ts";
import { dataDir } from "../run/environment.ts";

/** A file that is there while the demo is being loaded: what was interrupted begins anew. */
export const markerIn = (env: Environment) => join(dataDir(env), "demo-is-being-loaded");

/**
 * Loads the demo into an empty installation, once, in a process of its own: it takes twice the memory of all that comes
 * after it, and a process never gives all of it back.
 */
export async function loadDemoOnce(env: Environment): Promise<void> {
  if (!existsSync(markerIn(env)) && !(await isEmpty(env.DATABASE_URL!))) return;
  const child = spawn(process.execPath, [join(import.meta.dirname, "main.ts")], {
    env,
    stdio: ["ignore", "inherit", "inherit"],
  });
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error("Nothing is started without the demo data; FOYER_DEMO=off leaves it out.");
}

/** True where no service has ever started. */
async function isEmpty(server: string): Promise<boolean> {
  const url = new URL(server);
  url.pathname = "/postgres";
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    const { rowCount } = await client.query("select from pg_database where datname = 'auth_db'");
    return rowCount === 0;
  } finally {
    await client.end();
  }
}
