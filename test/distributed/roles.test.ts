import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import pg from "pg";
import type { Embedded } from "../../platform/db/embedded/start.ts";
import { startThrowaway } from "../../platform/db/embedded/throwaway.ts";
import { migrate } from "../../platform/db/migrate.ts";
import { newId } from "../../platform/ids.ts";
import { envName } from "../../platform/settings.ts";
import { type PreparedDatabase, prepareDatabases, serviceDatabases } from "../../run/databases.ts";
import { system } from "../../system.ts";

const DENIED = { code: "42501" };
const run = newId().replaceAll("-", "").slice(-12);
let server: Embedded;
let databases: PreparedDatabase[];

before(async () => {
  server = await startThrowaway();
  // Names of this run's own: the server may be shared, and roles are the whole server's.
  const env = Object.fromEntries(
    system.map(({ name }) => {
      const own = `roles_${name.replaceAll("-", "_")}_${run}`;
      const url = new URL(server.url(own));
      [url.username, url.password] = [own, "a password for a test"];
      return [`${envName(name)}_DATABASE_URL`, url.href];
    }),
  );
  databases = await serviceDatabases(env, server.url("postgres"));
  await prepareDatabases(server.url("postgres"), databases);
});
after(async () => {
  await as(server.url("postgres"), async (admin) => {
    for (const { database, role } of databases ?? []) {
      await admin.query(`drop database if exists ${database} with (force)`);
      await admin.query(`drop role if exists ${role}`);
    }
  });
  await server?.stop();
});

async function as<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

test("a service's role reaches its own database, and no neighbour's", async () => {
  assert.ok(databases.length >= 8);
  for (const one of databases) {
    await as(one.url, (client) => client.query("select count(*) from outbox"));
    for (const other of databases.filter((candidate) => candidate !== one)) {
      const url = new URL(one.url);
      url.pathname = `/${other.database}`;
      await assert.rejects(
        as(url.href, async () => undefined),
        DENIED,
        `${one.role} at ${other.database}`,
      );
    }
  }
});

test("it changes rows, but no table, no role, no database, and nothing that was written down for good", async () => {
  const audit =
    "insert into audit (id, at, actor, action, object) values (gen_random_uuid(), now(), 'a', 'b', 'c')";
  for (const { url, role } of databases) {
    await as(url, async (client) => {
      await client.query(audit);
      await client.query("insert into inbox (event_id) values (gen_random_uuid())");
      await client.query("delete from inbox");
      for (const statement of [
        "create table mine (id integer)",
        "create temporary table mine (id integer)",
        "alter table outbox add column mine integer",
        "drop table inbox",
        "truncate inbox",
        "create schema mine",
        "create role mine",
        "create database mine",
        "update audit set actor = 'somebody else'",
        "delete from audit",
        "alter table audit disable trigger all",
        "update migrations set hash = ''",
        "set role postgres",
        `alter role ${role} superuser`,
        "select pg_read_file('/etc/hostname')",
        "copy inbox to program 'cat'",
      ])
        await assert.rejects(
          client.query(statement),
          (error: { code?: string }) => ["42501", "22023"].includes(error.code!),
          statement,
        );
    });
  }
});

test("a start with that role finds its database up to date; one that is not is told who can help", async () => {
  for (const { url, sets } of databases) await migrate(url, sets);
  const [one] = databases;
  const further = new URL("../../platform/testing/toy/migrations/", import.meta.url);
  await assert.rejects(
    migrate(one!.url, [...one!.sets, { scope: "toy", folder: further }]),
    /npm run databases/,
  );
  // Again, as before each update: nothing to do, and the same password is still the right one.
  await prepareDatabases(server.url("postgres"), databases);
  await as(one!.url, (client) => client.query("select 1"));
});
