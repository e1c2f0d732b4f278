import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import pg from "pg";
import { bookingCreated } from "../../contracts/events/booking.ts";
import type { Tx } from "../db/transaction.ts";
import { sql } from "../db/sql.ts";
import { newId } from "../ids.ts";
import type { Base } from "../service.ts";
import { service } from "../service.ts";
import { type Harness, startHarness } from "../testing/harness.ts";
import { addOne, bookingState } from "../testing/toy/counter.ts";
import { listDeferred, MAX_ATTEMPTS, replayDeferred } from "./deferred.ts";
import { on, watch } from "./handler.ts";
import { stamp } from "./sequencer.ts";

const insertSeen = sql({}, "insert into seen (event_id, subject, version) values ($1, $2, $3)");
const allSeen = sql(
  { event_id: "uuid", subject: "uuid", version: "int4" },
  "select event_id, subject, version from seen order by n",
);
const findBroken = sql({ subject: "uuid" }, "select subject from broken where subject = $1");
const breakSubject = sql({}, "insert into broken (subject) values ($1)");
const mendSubject = sql({}, "delete from broken where subject = $1");
const rewindCursor = sql({}, "update event_cursors set seq = 0");
const readLog = sql({ seq: "int8" }, "select seq from outbox order by seq");

const migrations = new URL("../testing/toy/migrations/", import.meta.url);
const watched: number[] = [];
const producer = service({
  name: "booking",
  migrations,
  config: () => ({}),
  context: (base) => ({ ...base, db: base.db }),
});
const consumer = service({
  name: "payment",
  migrations,
  config: () => ({}),
  context: (base) => ({ ...base, db: base.db }),
  events: [
    on(bookingCreated, async (_context: Base, event, tx: Tx) => {
      await insertSeen.run(tx, event.id, event.subject, event.data.version);
      if (await findBroken.one(tx, event.subject)) throw new Error("cannot do this one");
    }),
  ],
  watches: [watch(bookingCreated, (_context: Base, _event, seq) => void watched.push(seq))],
});

let harness: Harness;
let from: Base;
let to: Base;

beforeEach(async () => {
  const entry = (name: string, load: typeof producer) => ({
    name,
    http_port: 0,
    rpc_port: 0,
    load: async () => load,
  });
  harness = await startHarness({ entries: [entry("booking", producer), entry("payment", consumer)] });
  from = harness.room("booking").base;
  to = harness.room("payment").base;
});
afterEach(() => harness.stop());

/** What a service does: lock the entity's row, change it, say so. */
const happen = (subject: string) =>
  from.db.tx(async (tx) => {
    const row = await addOne.one(tx, subject);
    from.outbox.add(tx, bookingCreated, bookingState(subject, row!.value));
  });

async function assertAllInOrder(subjects: string[], times: number): Promise<void> {
  const seen = await allSeen.all(to.db);
  assert.equal(seen.length, subjects.length * times, "every event once");
  assert.equal(new Set(seen.map((row) => row.event_id)).size, seen.length, "none twice");
  for (const subject of subjects) {
    const versions = seen.filter((row) => row.subject === subject).map((row) => row.version);
    assert.deepEqual(
      versions,
      Array.from({ length: times }, (_, n) => n + 1),
      "one key in order",
    );
  }
}

test("twelve parallel writers beside a long transaction: every event once, each key in order", async () => {
  const long = new pg.Client({ connectionString: harness.env.BOOKING_DATABASE_URL });
  await long.connect();
  await long.query("begin");
  const late = newId();
  await long.query(
    "insert into outbox (event_id, type, subject, event) values ($1, 'booking.created', $2, $3)",
    [late, late, JSON.stringify(eventFor(late))],
  );

  const subjects = Array.from({ length: 5 }, newId);
  await Promise.all(
    Array.from({ length: 12 }, async (_, writer) => {
      for (let n = writer; n < 100; n += 12) await happen(subjects[n % 5]!);
    }),
  );
  await harness.drain();
  await assertAllInOrder(subjects, 20);

  await long.query("commit");
  await long.end();
  await harness.drain();
  const seen = await allSeen.all(to.db);
  assert.equal(seen.at(-1)?.subject, late, "the late one was not passed over");
  const seqs = (await readLog.all(from.db)).map((row) => row.seq);
  assert.deepEqual(
    seqs,
    Array.from({ length: 101 }, (_, n) => n + 1),
    "numbers without a gap",
  );
  assert.deepEqual(new Set(watched).size, watched.length, "broadcast readers see each once");
});

test("a sequencer that dies holding the head is replaced, and no number is lost", async () => {
  const subject = newId();
  const dead = new pg.Client({ connectionString: harness.env.BOOKING_DATABASE_URL });
  dead.on("error", () => undefined);
  await dead.connect();
  const { rows } = await dead.query("select pg_backend_pid() as pid");
  await dead.query("begin");
  await dead.query("select seq from log_head for update");
  await happen(subject);
  const replacement = stamp(from.db);
  await from.db.query({ name: "kill", text: "select pg_terminate_backend($1)", values: [rows[0].pid] });
  await replacement;
  await Promise.all([happen(subject), happen(subject), stamp(from.db), stamp(from.db), stamp(from.db)]);
  await harness.drain();
  await assertAllInOrder([subject], 3);
});

test("delivered again, done once", async () => {
  const subject = newId();
  await happen(subject);
  await harness.drain();
  await rewindCursor.run(to.db);
  const twin = await startTwin();
  await twin.drain();
  await twin.stop();
  await assertAllInOrder([subject], 1);
});

test("an event that always fails holds back its key only, is parked, and replayed it does no harm", async () => {
  const [bad, good] = [newId(), newId()];
  await breakSubject.run(to.db, bad);
  for (let n = 0; n < 3; n++) for (const subject of [bad, good]) await happen(subject);
  await harness.drain();
  assert.deepEqual(
    (await allSeen.all(to.db)).map((row) => row.subject),
    [good, good, good],
  );

  for (let n = 0; n < MAX_ATTEMPTS; n++) {
    harness.clock.advance(31_000);
    await harness.drain();
  }
  const held = await listDeferred(to.db);
  assert.equal(held.length, 3, "the later ones of the key wait behind it");
  assert.ok(held[0]?.parked_at, "the first is parked");
  assert.doesNotMatch(held[0]?.reason ?? "", /cannot do/, "the reason quotes nothing");

  await mendSubject.run(to.db, bad);
  for (let n = 0; n < 2; n++) await replayDeferred(to.db, "booking", held[0].seq, harness.clock.now());
  for (let n = 0; n < 3; n++) await harness.drain();
  await assertAllInOrder([bad, good], 3);
});

test("what comes after a failed event waits for it, also when it would succeed by now", async () => {
  const subject = newId();
  await breakSubject.run(to.db, subject);
  await happen(subject);
  await harness.drain();
  await mendSubject.run(to.db, subject);
  await happen(subject);
  await harness.drain();
  assert.equal((await allSeen.all(to.db)).length, 0);
  harness.clock.advance(31_000);
  for (let n = 0; n < 2; n++) await harness.drain();
  await assertAllInOrder([subject], 2);
});

async function startTwin(): Promise<Harness> {
  const entry = (name: string, load: typeof producer) => ({
    name,
    http_port: 0,
    rpc_port: 0,
    load: async () => load,
  });
  return startHarness({
    entries: [entry("booking", producer), entry("payment", consumer)],
    env: { ...harness.env },
  });
}

function eventFor(subject: string) {
  return {
    specversion: "1.0",
    id: subject,
    source: "foyer/booking",
    type: "booking.created",
    subject,
    time: new Date().toISOString(),
    dataversion: 1,
    correlationid: "test-test",
    traceparent: "",
    data: bookingState(subject, 1),
  };
}
