import pg from "pg";
import { type MigrationSet, migrate } from "./migrate.ts";

/** A database, and the account of the service that works with it. */
export interface ServiceDatabase {
  database: string;
  role: string;
  password: string;
  sets: MigrationSet[];
}

const LOCK_KEY = 4_073_363;
/** Rows that are written once; a trigger refuses the rest as well. */
const INSERT_ONLY = ["audit"];

/**
 * Makes or updates a service's database, and its role: one that may read and write the rows in there, and nothing
 * else: no other database, no change of a table. May be run again at any time, also while the service works.
 * @param server the address of the server, with an account that may make databases and roles
 */
export async function prepareDatabase(server: string, own: ServiceDatabase): Promise<void> {
  const url = on(server, own.database);
  await migrate(url, own.sets);
  await ensureRole(server, own);
  await grantRows(url, own);
}

/** A server's address with another database. */
export function on(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

/** The same address for the service's own role. */
export function asRole(server: string, { database, role, password }: ServiceDatabase): string {
  const url = new URL(on(server, database));
  url.username = encodeURIComponent(role);
  url.password = encodeURIComponent(password);
  return url.href;
}

/** The role is there and has this password. */
export async function ensureRole(
  server: string,
  { role, password }: Pick<ServiceDatabase, "role" | "password">,
): Promise<void> {
  await using admin = await connect(on(server, "postgres"));
  // Roles are the whole server's: two that make the same one at once would fail.
  await admin.query("select pg_advisory_lock($1)", [LOCK_KEY]);
  const { rowCount } = await admin.query("select from pg_roles where rolname = $1", [role]);
  await admin.query(
    `${rowCount === 0 ? "create" : "alter"} role ${pg.escapeIdentifier(role)} login nosuperuser nocreatedb nocreaterole noreplication password ${pg.escapeLiteral(password)}`,
  );
}

/** Rows of this database for this role; connecting for nobody else. */
export async function grantRows(url: string, own: Pick<ServiceDatabase, "database" | "role">): Promise<void> {
  const role = pg.escapeIdentifier(own.role);
  const database = pg.escapeIdentifier(own.database);
  await using client = await connect(url);
  await client.query("begin");
  for (const statement of [
    `revoke all on database ${database} from public`,
    `grant connect on database ${database} to ${role}`,
    "revoke create on schema public from public",
    `grant usage on schema public to ${role}`,
    `grant select, insert, update, delete on all tables in schema public to ${role}`,
    `grant usage, select on all sequences in schema public to ${role}`,
    `revoke insert, update, delete on migrations from ${role}`,
    ...INSERT_ONLY.map((table) => `revoke update, delete on ${table} from ${role}`),
  ])
    await client.query(statement);
  await client.query("commit");
}

async function connect(url: string): Promise<pg.Client & AsyncDisposable> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.end() });
}
