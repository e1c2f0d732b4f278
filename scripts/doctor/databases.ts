import pg from "pg";
import { type Environment, Settings } from "../../platform/config.ts";
import { findBinaries } from "../../platform/db/embedded/binaries.ts";
import { readPointer } from "../../platform/db/embedded/location.ts";
import { placementOf } from "../../platform/settings.ts";
import { dataDir } from "../../run/environment.ts";
import { system } from "../../system.ts";
import type { Finding } from "./finding.ts";
import { runsHere } from "./machine.ts";

const OLDEST = 15;

/**
 * Whether each service reaches its database; the embedded one is only looked at.
 * @param env as it was given: without DATABASE_URL all-in-one brings its own
 */
export async function checkDatabases(env: Environment, names: string[]): Promise<Finding[]> {
  if (names.length === 0 && env.DATABASE_URL === undefined) return [await checkEmbedded(env)];
  const chosen = system.filter(({ name }) => names.length === 0 || names.includes(name));
  const findings: Finding[] = [];
  for (const entry of chosen) {
    const { migrations } = await entry.load();
    if (!migrations) continue;
    const { database_url } = placementOf(new Settings(env), entry.name, entry, true);
    if (database_url !== "") findings.push(await checkDatabase(entry.name, database_url, names.length > 0));
  }
  return findings;
}

async function checkEmbedded(env: Environment): Promise<Finding> {
  try {
    const { version } = await findBinaries();
    const made = (await readPointer(dataDir(env))) !== undefined;
    const state = (await runsHere(env)) ? "runs" : made ? "is stopped" : "will be made at the first start";
    return { level: "good", text: `The embedded PostgreSQL ${version} ${state}` };
  } catch (error) {
    return { level: "wrong", text: (error as Error).message };
  }
}

/** @param own whether it should be a role that can do no more than this service needs */
async function checkDatabase(service: string, url: string, own: boolean): Promise<Finding> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string; mighty: boolean }>(
      `select current_setting('server_version') as version, rolsuper or rolcreatedb or rolcreaterole as mighty
       from pg_roles where rolname = current_user`,
    );
    const { version, mighty } = rows[0]!;
    if (own && mighty)
      return {
        level: "note",
        text: `${service} would use a role that may do everything: npm run databases makes one of its own`,
      };
    return Number.parseInt(version, 10) >= OLDEST
      ? { level: "good", text: `${service} reaches its database, PostgreSQL ${version}` }
      : { level: "wrong", text: `${service}: PostgreSQL ${version} is too old, ${OLDEST} is needed` };
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (code === "3D000") return await mayCreate(service, url);
    return { level: "wrong", text: `${service} does not reach its database: ${message || code}` };
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The database is not there: the start makes it, if it may. */
async function mayCreate(service: string, url: string): Promise<Finding> {
  const target = new URL(url);
  const name = decodeURIComponent(target.pathname.slice(1));
  target.pathname = "/postgres";
  const client = new pg.Client({ connectionString: target.href, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ may: boolean }>(
      "select rolcreatedb or rolsuper as may from pg_roles where rolname = current_user",
    );
    return rows[0]?.may
      ? { level: "good", text: `${service}: the start will make the database ${name}` }
      : {
          level: "wrong",
          text: `${service}: the database ${name} is missing, and this user may not make it`,
        };
  } catch (error) {
    return {
      level: "wrong",
      text: `${service}: the database ${name} is missing (${(error as Error).message})`,
    };
  } finally {
    await client.end().catch(() => undefined);
  }
}
