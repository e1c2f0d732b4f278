import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import pg from "pg";
import { sql } from "../db/sql.ts";
import { newId } from "../ids.ts";
import { assertAllInOrder, type Pair, seenOf, startPair } from "../testing/toy/pair.ts";
import { eventFor } from "./conformance.ts";
import { stamp } from "./sequencer.ts";

const readLog = sql({ seq: "int8" }, "select seq from outbox order by seq");

let pair: Pair;
beforeEach(async () => {
  pair = await startPair({ KAFKA_BROKERS: undefined });
});
afterEach(() => pair.stop());

test("twelve parallel writers beside a long transaction: every event once, each key in order", async () => {
  const { harness, from, to, happen, watched } = pair;
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
  await assertAllInOrder(to, subjects, 20);

  await long.query("commit");
  await long.end();
  await harness.drain();
  const seen = await seenOf(to, [...subjects, late]);
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
  const { harness, from, to, happen } = pair;
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
  await assertAllInOrder(to, [subject], 3);
});
