import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import pg from "pg";
import { startThrowaway } from "../db/embedded/throwaway.ts";
import { migrate } from "../db/migrate.ts";
import { newId } from "../ids.ts";

const LOCK_KEY = 4_073_362;

/** A PostgreSQL for one test file, and databases on it that are cloned from migrated templates. */
export interface TestDatabases {
  /** A fresh database with these migrations (and the platform's). */
  create(service: string, migrations: URL): Promise<string>;
  /** The same database on the replica, where FOYER_TEST_DATABASE_URL has one at DATABASE_READ_URL. */
  replicaOf(url: string): string | undefined;
  /** Removes what was created. */
  drop(): Promise<void>;
}

export async function testDatabases(): Promise<TestDatabases> {
  const server = await startThrowaway();
  const created: string[] = [];
  const run = async (work: (admin: pg.Client) => Promise<void>) => {
    const admin = new pg.Client({ connectionString: server.url("postgres") });
    await admin.connect();
    try {
      await work(admin);
    } finally {
      await admin.end();
    }
  };
  return {
    async create(service, migrations) {
      const template = `template_${service.replaceAll("-", "_")}_${await fingerprint(migrations)}`;
      const name = `test_${service.replaceAll("-", "_")}_${newId().replaceAll("-", "")}`;
      await run(async (admin) => {
        // Several test files may want the same template in the same moment.
        await admin.query("select pg_advisory_lock($1)", [LOCK_KEY]);
        const known = await admin.query("select from pg_database where datname = $1", [template]);
        if (known.rowCount === 0)
          await migrate(server.url(template), [{ scope: service, folder: migrations }]);
        await admin.query(`create database ${name} template ${template} strategy file_copy`);
      });
      created.push(name);
      return server.url(name);
    },
    replicaOf(url) {
      const { FOYER_TEST_DATABASE_URL, DATABASE_READ_URL } = process.env;
      if (!FOYER_TEST_DATABASE_URL || !DATABASE_READ_URL) return undefined;
      const replica = new URL(DATABASE_READ_URL);
      replica.pathname = new URL(url).pathname;
      return replica.href;
    },
    async drop() {
      await run(async (admin) => {
        for (const name of created) await admin.query(`drop database if exists ${name} with (force)`);
      });
      await server.stop();
    },
  };
}

async function fingerprint(own: URL): Promise<string> {
  const hash = createHash("sha256");
  for (const folder of [new URL("../db/migrations/", import.meta.url), own]) {
    for (const name of (await readdir(folder)).sort())
      hash.update(name).update(await readFile(new URL(name, folder)));
  }
  return hash.digest("hex").slice(0, 16);
}
