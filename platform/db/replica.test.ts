import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { createLog } from "../log.ts";
import { type Database, openDatabase } from "./database.ts";
import type { Embedded } from "./embedded/start.ts";
import { startThrowaway } from "./embedded/throwaway.ts";
import { openReplica } from "./replica.ts";
import type { Handle, Query } from "./sql.ts";

const { DATABASE_URL, DATABASE_READ_URL, REPLICA_ADMIN_URL } = process.env;
const NOWHERE = "postgresql://127.0.0.1:9/postgres";
// Only connections to a replica refuse to write.
const WHO = q("select current_setting('transaction_read_only') = 'on' as replica");

let server: Embedded;
before(async () => {
  server = await startThrowaway();
});
after(() => server?.stop());

function q(text: string, ...values: unknown[]): Query {
  return { name: "", text, values };
}

function quiet() {
  const lines: string[] = [];
  return { lines, log: createLog("test", "info", { write: (line) => void lines.push(line) }) };
}

const byReplica = async (lists: Handle) => (await lists.query(WHO)).rows[0].replica as boolean;

/** @throws after ten seconds */
async function soon(look: () => boolean | Promise<boolean>): Promise<void> {
  for (const until = performance.now() + 10_000; !(await look()); await pause(50))
    assert.ok(performance.now() < until, "in vain");
}

test("a replica that keeps up answers lists; one that is away leaves them to the primary, which is said once", async () => {
  const url = server.url("postgres");
  const [near, far] = [quiet(), quiet()];
  const db = openDatabase(url, near.log, 6, url);
  assert.equal(await byReplica(db.lists), false, "before the first look");
  await soon(() => byReplica(db.lists));
  assert.equal(db.replica_ok!(), true);
  assert.equal(await byReplica(db), false);
  const alone = openDatabase(url, far.log, 6, NOWHERE);
  await soon(() => far.lines.length > 0);
  assert.equal(await byReplica(alone.lists), false);
  assert.equal(alone.replica_ok!(), false);
  assert.deepEqual([near.lines.length, far.lines.length], [0, 1]);
  assert.equal(openDatabaseWithout(url).replica_ok, undefined);
  await Promise.all([db.close(), alone.close()]);
});

function openDatabaseWithout(url: string): Database {
  const db = openDatabase(url, quiet().log, 2);
  assert.equal(db.lists.query, db.query);
  void db.close();
  return db;
}

test("a replica that has not come as far as the primary, or is another installation's, is not believed", async () => {
  const url = server.url("postgres");
  const db = openDatabase(url, quiet().log, 6);
  let claimed: Record<string, string> = {};
  let positions = 0;
  const primary: Handle = {
    async query(asked) {
      if (asked.text.includes("pg_current_wal_flush_lsn")) positions++;
      const answer = await db.query(asked);
      return { ...answer, rows: answer.rows.map((row) => ({ ...row, ...claimed })) };
    },
  };
  const { lines, log } = quiet();
  const replica = openReplica({ url, primary, log, connections: 2 });
  await soon(() => byReplica(replica));
  claimed = { position: "FFFF/0", replica: "no" };
  assert.equal(await byReplica(replica), "no", "the primary has written more");
  positions = 0;
  for (let n = 0; n < 20; n++) assert.equal(await byReplica(replica), "no");
  // Not 20; on a slow machine its rest may end in between, and it is watched.
  assert.ok(positions < 15, "who was waited for in vain is left alone");
  await soon(() => !replica.ok());
  assert.match(lines.at(-1)!, /far behind/);
  claimed = {};
  await soon(() => byReplica(replica));
  claimed = { installation: "1" };
  await soon(() => !replica.ok());
  assert.match(lines.at(-1)!, /no copy/);
  assert.equal(await byReplica(replica), false);
  await replica.close();
  await db.close();
});

const engine = DATABASE_URL && DATABASE_READ_URL;
const skip = !engine && "DATABASE_URL and DATABASE_READ_URL name no primary and replica";

test(
  "what one instance has committed is in the next list of every other, by whomever it is answered",
  { skip },
  async () => {
    const { lines, log } = quiet();
    const [here, there] = [1, 2].map(() => openDatabase(DATABASE_URL!, log, 6, DATABASE_READ_URL));
    await here!.query(q("create table if not exists replica_test (id int primary key)"));
    await here!.query(q("truncate replica_test"));
    await soon(() => byReplica(there!.lists));
    let by_replica = 0;
    const count = q(
      "select count(*)::int as n, current_setting('transaction_read_only') = 'on' as replica from replica_test",
    );
    for (let n = 1; n <= 200; n++) {
      await here!.query(q("insert into replica_test values ($1)", n));
      const { rows } = await there!.lists.query(count);
      assert.equal(rows[0].n, n);
      if (rows[0].replica) by_replica++;
    }
    assert.ok(by_replica > 100, `${by_replica} of 200 by the replica`);
    assert.deepEqual(lines, []);
    await Promise.all([here!.close(), there!.close()]);
  },
);

const stopped = !(engine && REPLICA_ADMIN_URL) && "REPLICA_ADMIN_URL names nobody who may stop a replica";

test("a replica that stands still is left out, said so, and taken back", { skip: stopped }, async () => {
  const admin = new pg.Client({ connectionString: REPLICA_ADMIN_URL! });
  await admin.connect();
  const { lines, log } = quiet();
  const db = openDatabase(DATABASE_URL!, log, 6, DATABASE_READ_URL);
  await db.query(q("create table if not exists replica_test (id int primary key)"));
  await soon(() => byReplica(db.lists));
  try {
    await admin.query("select pg_wal_replay_pause()");
    await db.query(q("truncate replica_test"));
    await db.query(q("insert into replica_test values (1)"));
    const { rows } = await db.lists.query(q("select count(*)::int as n from replica_test"));
    assert.equal(rows[0].n, 1);
    await soon(() => !db.replica_ok!());
    assert.match(lines.at(-1)!, /far behind/);
  } finally {
    await admin.query("select pg_wal_replay_resume()");
    await admin.end();
  }
  await soon(() => byReplica(db.lists));
  assert.match(lines.at(-1)!, /back/);
  await db.close();
});
