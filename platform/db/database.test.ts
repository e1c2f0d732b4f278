import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { newId } from "../ids.ts";
import { createLog } from "../log.ts";
import { type Database, openDatabase, type Store, violates } from "./database.ts";
import { startThrowaway } from "./embedded/throwaway.ts";
import { migrate } from "./migrate.ts";
import { sql } from "./sql.ts";

const setBalance = sql({}, "update balances set amount = amount + $2 where id = $1");
const readBalance = sql({ amount: "int4" }, "select amount from balances where id = $1");
const takeId = sql({}, "insert into balances values ($1, 0)");
const showCommit = sql({ waits: "text" }, "select current_setting('synchronous_commit') as waits");

const log = createLog("test", "fatal", { write: () => undefined });
let folder: string;
let server: Awaited<ReturnType<typeof startThrowaway>>;
let url: string;
let db: Database;

const set = () => ({ scope: "test", folder: pathToFileURL(`${folder}/`) });

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "foyer-migrations-"));
  await writeFile(
    join(folder, "0001-balances.sql"),
    "create table balances (id integer primary key, amount integer not null);",
  );
  await writeFile(join(folder, "0002-two.sql"), "insert into balances values (1, 0), (2, 0);");
  server = await startThrowaway();
  url = server.url(`test_migrate_${newId().replaceAll("-", "")}`);
});
after(async () => {
  await db?.close();
  await server.stop();
  await rm(folder, { recursive: true });
});

test("two that start at once migrate once, and create the database", async () => {
  await Promise.all([migrate(url, [set()]), migrate(url, [set()]), migrate(url, [set()])]);
  db = openDatabase(url, log);
  assert.equal((await readBalance.one(db, 2))?.amount, 0);
});

test("a file that was changed after it ran stops the start, and so does a database that is newer", async () => {
  const file = join(folder, "0002-two.sql");
  await writeFile(file, "insert into balances values (1, 100), (2, 100);");
  await assert.rejects(migrate(url, [set()]), /was changed after it ran/);
  await rm(file);
  await assert.rejects(migrate(url, [set()]), /newer than this version/);
});

test("a deadlock is tried again, and both transactions happen", async () => {
  let arrived = 0;
  let go = () => {};
  const both = new Promise<void>((resolve) => (go = resolve));
  const move = (from: number, to: number) =>
    db.tx(async (tx) => {
      await setBalance.run(tx, from, -1);
      if (++arrived === 2) go();
      await both;
      await setBalance.run(tx, to, 1);
    });
  await Promise.all([move(1, 2), move(2, 1)]);
  assert.ok(arrived > 2, "one was tried again");
  assert.deepEqual(
    [await readBalance.one(db, 1), await readBalance.one(db, 2)],
    [{ amount: 0 }, { amount: 0 }],
  );
});

test("what fails leaves nothing, and what waits for the commit does not happen", async () => {
  const happened: string[] = [];
  await assert.rejects(
    db.tx(async (tx) => {
      await setBalance.run(tx, 1, 50);
      tx.afterCommit(() => void happened.push("no"));
      throw new Error("stop");
    }),
  );
  await db.tx(async (tx) => tx.afterCommit(() => void happened.push("yes")));
  assert.deepEqual([happened, (await readBalance.one(db, 1))?.amount], [["yes"], 0]);
});

test("what is only sent is seen by what follows, and fails with the commit, which undoes everything", async () => {
  await db.tx(async (tx) => {
    setBalance.send(tx, 1, 5);
    assert.equal((await readBalance.one(tx, 1))?.amount, 5);
    setBalance.send(tx, 1, -5);
  });
  const happened: string[] = [];
  await assert.rejects(
    db.tx(async (tx) => {
      await setBalance.run(tx, 2, 7);
      tx.afterCommit(() => void happened.push("no"));
      takeId.send(tx, 1);
      setBalance.send(tx, 2, 1);
    }),
    (error) => violates(error, "balances_pkey"),
  );
  assert.deepEqual([happened, (await readBalance.one(db, 2))?.amount], [[], 0]);
});

test("a change that stays alone needs no transaction around it; where it fails, all has failed", async () => {
  const texts: string[] = [];
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function watched(this: pg.Client, ...given: unknown[]) {
    const [asked] = given as [string | { text: string }];
    texts.push(typeof asked === "string" ? asked : asked.text);
    return (query as (...all: unknown[]) => unknown).apply(this, given);
  } as typeof query;
  try {
    await db.tx((tx) => tx.beforeCommit(() => setBalance.send(tx, 1, 3)));
    assert.deepEqual(texts.splice(0), [setBalance.text]);
    await db.tx((tx) => {
      setBalance.send(tx, 1, -1);
      setBalance.send(tx, 1, -2);
    });
    assert.deepEqual(texts.splice(0), ["begin", setBalance.text, setBalance.text, "commit"]);
    await assert.rejects(
      db.tx((tx) => takeId.send(tx, 2)),
      (error) => violates(error, "balances_pkey"),
    );
    assert.deepEqual(texts.splice(0), [takeId.text]);
  } finally {
    pg.Client.prototype.query = query;
  }
  assert.equal((await readBalance.one(db, 1))?.amount, 0);
});

test("only relaxed commits do not wait for the disk", async () => {
  // The tests' server waits for nothing.
  await db.query({
    name: "",
    text: `alter database ${new URL(url).pathname.slice(1)} set synchronous_commit = on`,
    values: [],
  });
  const careful = openDatabase(url, log);
  const waits = async (store: Store) => (await showCommit.one(store))?.waits;
  assert.deepEqual([await waits(careful), await waits(careful.relaxed)], ["on", "off"]);
  await careful.close();
});

test("a session that the server ends in the middle of a transaction is an answer, and the next one works", async () => {
  const pid = sql({ pid: "int4" }, "select pg_backend_pid() as pid");
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  const balance = (await readBalance.one(db, 1))!.amount;
  const broken = db.tx(async (tx) => {
    await setBalance.run(tx, 1, 1_000);
    const { pid: own } = (await pid.one(tx))!;
    const gone = "select pg_terminate_backend($1), pg_sleep(0.05)";
    await admin.query(gone, [own]);
    // Nobody is asking anything while the server says goodbye.
    while ((await admin.query("select from pg_stat_activity where pid = $1", [own])).rowCount !== 0);
    await setBalance.run(tx, 2, 1_000);
  });
  await assert.rejects(broken, { code: "dependency_unavailable" });
  await admin.end();
  assert.equal((await readBalance.one(db, 1))!.amount, balance);
});
