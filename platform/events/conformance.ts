import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { CloudEvent } from "../../contracts/types/event.ts";
import { bookingCreated } from "../../contracts/events/booking.ts";
import type { Environment } from "../config.ts";
import { sql } from "../db/sql.ts";
import { newId } from "../ids.ts";
import { type TestDatabases, testDatabases } from "../testing/databases.ts";
import { bookingState } from "../testing/toy/counter.ts";
import {
  assertAllInOrder,
  breakSubject,
  mendSubject,
  type Pair,
  seenOf,
  startPair,
  TOY_MIGRATIONS,
} from "../testing/toy/pair.ts";
import { discardDeferred, listDeferred, MAX_ATTEMPTS, replayDeferred } from "./deferred.ts";
import { discardUnreadable, listUnreadable } from "./unreadable.ts";

/** What a suite needs of the bus it tries. */
export interface BusUnderTest {
  /** Settings that choose it. */
  env: Environment;
  /** Delivers everything again, in another order where the bus can. */
  again(pair: Pair): Promise<void>;
  /** Puts onto the wire what no service would say. @returns how many of them nobody can read */
  babble(pair: Pair): Promise<number>;
  clean(): Promise<unknown>;
}

const insertRaw = sql(
  {},
  "insert into outbox (event_id, type, subject, event) values ($1, 'booking.created', $2, $3)",
);

/** What every bus has to do: whichever is chosen, a service sees the same. */
export function conformance(name: string, open: () => Promise<BusUnderTest>): void {
  describe(`${name} carries events as every bus has to`, () => {
    let bus: BusUnderTest;
    let databases: TestDatabases;
    let env: Environment;
    let pair: Pair;
    before(async () => {
      bus = await open();
      databases = await testDatabases();
      env = {
        ...bus.env,
        BOOKING_DATABASE_URL: await databases.create("booking", TOY_MIGRATIONS),
        PAYMENT_DATABASE_URL: await databases.create("payment", TOY_MIGRATIONS),
      };
      pair = await startPair(env);
    });
    after(async () => {
      await pair?.stop();
      await databases?.drop();
      await bus?.clean();
    });
    deliversOnceInOrder(
      () => bus,
      () => pair,
    );
    standsFailures(
      () => bus,
      () => pair,
    );
    outlivesInstances(
      () => env,
      () => pair,
    );
  });
}

const several = (count: number) => Array.from({ length: count }, newId);

function deliversOnceInOrder(bus: () => BusUnderTest, pair: () => Pair): void {
  test("twelve parallel writers: every event once, each key in order", async () => {
    const subjects = several(5);
    await Promise.all(
      Array.from({ length: 12 }, async (_, writer) => {
        for (let n = writer; n < 100; n += 12) await pair().happen(subjects[n % 5]!);
      }),
    );
    await pair().harness.drain();
    await assertAllInOrder(pair().to, subjects, 20);
  });

  test("delivered again, and shuffled: done once", async () => {
    const subjects = several(4);
    for (let n = 0; n < 12; n++) await pair().happen(subjects[n % 4]!);
    await pair().harness.drain();
    await bus().again(pair());
    await pair().harness.drain();
    await assertAllInOrder(pair().to, subjects, 3);
  });
}

function standsFailures(bus: () => BusUnderTest, pair: () => Pair): void {
  const tryAgain = async (times: number) => {
    for (let n = 0; n < times; n++) {
      pair().harness.clock.advance(31_000);
      await pair().harness.drain();
    }
  };
  const deferredOf = async (subject: string) =>
    (await listDeferred(pair().to.db)).filter((row) => row.subject === subject);

  test("what always fails holds back its key only, is parked, and replayed it does no harm", async () => {
    const [bad, good] = [newId(), newId()];
    const { harness, happen, to } = pair();
    await breakSubject(to, bad);
    for (let n = 0; n < 3; n++) for (const subject of [bad, good]) await happen(subject);
    await harness.drain();
    assert.deepEqual(
      (await seenOf(to, [bad, good])).map((row) => row.subject),
      [good, good, good],
    );
    await tryAgain(MAX_ATTEMPTS);
    const held = await deferredOf(bad);
    assert.equal(held.length, 3, "the later ones of the key wait behind it, although they would succeed");
    assert.ok(held[0]?.parked_at, "the first is parked");
    assert.doesNotMatch(held[0]?.reason ?? "", /cannot do/, "the reason quotes nothing");

    await mendSubject(to, bad);
    for (let n = 0; n < 2; n++) await replayDeferred(to.db, "booking", held[0].seq, harness.clock.now());
    await tryAgain(3);
    await bus().again(pair());
    await harness.drain();
    await assertAllInOrder(to, [bad, good], 3);
  });

  test("what comes after a failed event waits for it, also when that succeeds by itself", async () => {
    const subject = newId();
    const { harness, happen, to } = pair();
    await breakSubject(to, subject);
    await happen(subject);
    await harness.drain();
    await happen(subject);
    await harness.drain();
    assert.deepEqual(await seenOf(to, [subject]), []);
    await mendSubject(to, subject);
    await tryAgain(3);
    await assertAllInOrder(to, [subject], 2);
  });

  test("what was discarded stays away, whatever delivers it again, and lets the others go on", async () => {
    const subject = newId();
    const { harness, happen, to } = pair();
    await breakSubject(to, subject);
    for (let n = 0; n < 2; n++) await happen(subject);
    await harness.drain();
    await tryAgain(MAX_ATTEMPTS);
    const [first] = await deferredOf(subject);
    assert.equal(await discardDeferred(to.db, "booking", first!.seq), true);
    assert.equal(await discardDeferred(to.db, "booking", first!.seq), false);
    await mendSubject(to, subject);
    await tryAgain(1);
    await bus().again(pair());
    await tryAgain(2);
    assert.deepEqual(
      (await seenOf(to, [subject])).map((row) => row.version),
      [2],
    );
  });

  test("an unknown version is parked instead of guessed at", async () => {
    const [unknown, known] = [newId(), newId()];
    const { harness, from, happen } = pair();
    const event = eventFor(unknown);
    await insertRaw.run(from.db, event.id, unknown, JSON.stringify({ ...event, dataversion: 99 }));
    await happen(known);
    await harness.drain();
    await assertAllInOrder(pair().to, [known], 1);
    const [held] = await deferredOf(unknown);
    assert.match(held?.reason ?? "", /unknown_event_version/);
  });

  test("what cannot be read at all is put aside with its reason, and holds back nobody", async () => {
    const subject = newId();
    const { harness, happen, to } = pair();
    await happen(subject);
    const unreadable = await bus().babble(pair());
    await happen(subject);
    await harness.drain();
    await assertAllInOrder(to, [subject], 2);
    const aside = await listUnreadable(to.db);
    assert.equal(aside.length, unreadable);
    for (const { producer, place, reason } of aside) {
      assert.match(reason, /^(?:not JSON|not an object|no \w+|empty|too large)$/);
      assert.equal(await discardUnreadable(to.db, producer, place), 1);
    }
  });
}

function outlivesInstances(env: () => Environment, pair: () => Pair): void {
  test(
    "two instances share the work, and what one leaves undone the other does",
    { timeout: 120_000 },
    async () => {
      const { happen, handled, harness, to } = pair();
      const rounds: string[] = [];
      const handled_before = handled();
      {
        await using twin = await startPair(env());
        // Who of them is given what is not said; both are, in the end.
        while (twin.handled() === 0 || handled() === handled_before || rounds.length < 40) {
          const subjects = several(10);
          rounds.push(...subjects);
          for (let n = 0; n < 2; n++)
            await Promise.all(subjects.map((subject, m) => (m % 2 ? twin : pair()).happen(subject)));
          await harness.drain();
        }
        for (const subject of rounds) await happen(subject);
      }
      await harness.drain();
      await assertAllInOrder(to, rounds, 3);
    },
  );

  test("an end in the middle of the work and a new start: nothing lost, nothing twice", async () => {
    const subjects = several(20);
    {
      await using first = await startPair(env());
      await pair().stop();
      for (let n = 0; n < 5; n++) for (const subject of subjects) await first.happen(subject);
    }
    await using second = await startPair(env());
    for (const subject of subjects) await second.happen(subject);
    await second.harness.drain();
    await assertAllInOrder(second.to, subjects, 6);
  });
}

/** An event as a producer writes it, for a subject nobody counts. */
export function eventFor(subject: string): CloudEvent {
  return {
    specversion: "1.0",
    id: newId(),
    source: "foyer/booking",
    type: bookingCreated.type,
    subject,
    time: new Date().toISOString(),
    dataversion: 1,
    correlationid: "test-test",
    traceparent: "",
    data: bookingState(subject, 1),
  };
}
