import assert from "node:assert/strict";
import { test } from "node:test";
import { newId } from "../ids.ts";
import { startPair } from "../testing/toy/pair.ts";
import { readLog } from "./log-service.ts";
import { lookForOthers } from "./others.ts";
import { createSignal } from "./signal.ts";
import { LogTail } from "./tail.ts";

test("who waits at one instance hears at once what another one has stamped", async () => {
  await using pair = await startPair({ KAFKA_BROKERS: undefined });
  const { harness, from, happen } = pair;
  const other = { db: from.db, stamped: createSignal(), tail: new LogTail() };
  const look = lookForOthers(other);
  await happen(newId());
  await harness.drain();
  await look();
  const begun = performance.now();
  const news = readLog(other, 1, 10, 4_000);
  const subject = newId();
  await happen(subject);
  await harness.drain();
  while ((await look()) === 0) assert.ok(performance.now() - begun < 3_000);
  const rows = await news;
  assert.deepEqual([rows.length, rows[0]!.seq], [1, 2]);
  assert.match(rows[0]!.event, new RegExp(subject));
  assert.ok(performance.now() - begun < 3_500, "not only when the time is over");
  assert.equal(other.tail.last, 2);
});
