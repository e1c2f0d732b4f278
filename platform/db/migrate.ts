import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import pg from "pg";

/** A folder of numbered SQL files, and the name under which they are remembered. */
export interface MigrationSet {
  scope: string;
  folder: URL;
}

const PLATFORM: MigrationSet = { scope: "platform", folder: new URL("./migrations/", import.meta.url) };
const LOCK_KEY = 4_073_361;
const INSUFFICIENT_PRIVILEGE = "42501";

/**
 * Brings a database up to date, creating it when it does not exist. Forward only, each file in its own
 * transaction, under an advisory lock so that two starts at once are safe. A file that was changed after
 * it ran, or a database newer than the code, stops the start. What is up to date is only looked at, which
 * an account that may not change it can do, too.
 */
export async function migrate(url: string, sets: MigrationSet[]): Promise<void> {
  await createDatabase(url);
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    if (await isCurrent(client, [PLATFORM, ...sets])) return;
    await client.query("select pg_advisory_lock($1)", [LOCK_KEY]);
    await client.query(
      `create table if not exists migrations (
         scope text not null, name text not null, hash text not null,
         applied_at timestamptz not null default now(), primary key (scope, name))`,
    );
    for (const set of [PLATFORM, ...sets])
      for (const file of await lacking(client, set)) await apply(client, set.scope, file);
  } catch (error) {
    if ((error as { code?: string }).code !== INSUFFICIENT_PRIVILEGE) throw error;
    const { pathname, username } = new URL(url);
    throw new Error(
      `The database ${pathname.slice(1)} is not up to date, and ${username} may not change it: npm run databases does.`,
      { cause: error },
    );
  } finally {
    await client.end();
  }
}

interface MigrationFile {
  name: string;
  text: string;
  hash: string;
}

async function isCurrent(client: pg.Client, sets: MigrationSet[]): Promise<boolean> {
  const { rows } = await client.query<{ known: boolean }>(
    "select to_regclass('migrations') is not null as known",
  );
  if (!rows[0]!.known) return false;
  for (const set of sets) if ((await lacking(client, set)).length > 0) return false;
  return true;
}

/** What has not run yet, in order. */
async function lacking(client: pg.Client, set: MigrationSet): Promise<MigrationFile[]> {
  const names = (await readdir(set.folder)).filter((name) => name.endsWith(".sql")).sort();
  const { rows } = await client.query<{ name: string; hash: string }>(
    "select name, hash from migrations where scope = $1",
    [set.scope],
  );
  const known = new Map(rows.map(({ name, hash }) => [name, hash]));
  const unknown = [...known.keys()].filter((name) => !names.includes(name));
  if (unknown.length > 0)
    throw new Error(
      `The database is newer than this version of Foyer (${set.scope}: ${unknown.join(", ")}).`,
    );
  const files: MigrationFile[] = [];
  for (const name of names) {
    const text = await readFile(new URL(name, set.folder), "utf8");
    const hash = createHash("sha256").update(text).digest("hex");
    if (known.get(name) === hash) continue;
    if (known.has(name))
      throw new Error(`Migration ${set.scope}/${name} was changed after it ran; add a new file instead.`);
    files.push({ name, text, hash });
  }
  return files;
}

async function apply(client: pg.Client, scope: string, { name, text, hash }: MigrationFile): Promise<void> {
  await client.query("begin");
  await client.query("set local lock_timeout = '5s'");
  await client.query(text);
  await client.query("insert into migrations (scope, name, hash) values ($1, $2, $3)", [scope, name, hash]);
  await client.query("commit");
}

async function createDatabase(url: string): Promise<void> {
  const target = new URL(url);
  const name = decodeURIComponent(target.pathname.slice(1));
  const probe = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await probe.connect();
    await probe.end();
    return;
  } catch (error) {
    if ((error as { code?: string }).code !== "3D000") throw error;
  }
  target.pathname = "/postgres";
  const admin = new pg.Client({ connectionString: target.href, connectionTimeoutMillis: 10_000 });
  await admin.connect();
  try {
    await admin.query(`create database ${pg.escapeIdentifier(name)}`);
  } catch (error) {
    // Another process created it in the same moment.
    if (!["42P04", "23505"].includes((error as { code?: string }).code ?? "")) throw error;
  } finally {
    await admin.end();
  }
}
