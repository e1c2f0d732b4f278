import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { newId } from "../ids.ts";
import { type TestBroker, testBroker } from "../testing/broker.ts";
import { type TestDatabases, testDatabases } from "../testing/databases.ts";
import { assertAllInOrder, type Pair, seenOf, startPair, TOY_MIGRATIONS } from "../testing/toy/pair.ts";
import { startPairProcess } from "../testing/toy/pair-process.ts";

/**
 * Kafka away and consumers frozen, while events go on. How this machine's Kafka is stopped and started is said by
 * KAFKA_STOP_COMMAND and KAFKA_START_COMMAND (run by a shell); KAFKA_OUTAGE_SECONDS is how long it is away.
 */
const { KAFKA_BROKERS, KAFKA_STOP_COMMAND, KAFKA_START_COMMAND, KAFKA_OUTAGE_SECONDS = "20" } = process.env;
const OUTAGE_MS = Number(KAFKA_OUTAGE_SECONDS) * 1_000;
/** Longer than a consumer's session. */
const FREEZE_MS = 15_000;
const PACE_MS = 10;
const SUBJECTS = 20;
const BACK_MS = 120_000;

// What it starts may go on holding its output: nobody waits for that.
const run = async (command: string) => {
  const [code] = await once(spawn("sh", ["-c", command], { stdio: "ignore", timeout: 180_000 }), "exit");
  assert.equal(code, 0, command);
};
const skip = KAFKA_BROKERS === undefined && "KAFKA_BROKERS is not set";
const noCommands =
  (KAFKA_STOP_COMMAND === undefined || KAFKA_START_COMMAND === undefined) &&
  "KAFKA_STOP_COMMAND and KAFKA_START_COMMAND are not set";

let databases: TestDatabases;
let broker: TestBroker;
let pair: Pair;
before(async () => {
  if (skip) return;
  broker = testBroker({});
  databases = await testDatabases();
  pair = await startPair({
    ...broker.env,
    BOOKING_DATABASE_URL: await databases.create("booking", TOY_MIGRATIONS),
    PAYMENT_DATABASE_URL: await databases.create("payment", TOY_MIGRATIONS),
  });
});
after(async () => {
  await pair?.stop();
  await broker?.drop();
  await databases?.drop();
});

async function eventually(look: () => Promise<void>, within_ms: number): Promise<void> {
  for (const end_ms = performance.now() + within_ms; ; await pause(100))
    try {
      return await look();
    } catch (error) {
      if (performance.now() > end_ms) throw error;
    }
}

/** Customers go on while something happens. @returns whose events there must be, and how many of each */
async function underLoad(something: () => Promise<unknown>): Promise<{ subjects: string[]; times: number }> {
  const subjects = Array.from({ length: SUBJECTS }, newId);
  let over = false;
  const happening = something().finally(() => (over = true));
  let times = 0;
  for (; !over; times++)
    for (const subject of subjects) {
      await pair.happen(subject);
      await pause(PACE_MS);
    }
  await happening;
  return { subjects, times };
}

async function allThere({ subjects, times }: { subjects: string[]; times: number }): Promise<void> {
  const back = performance.now();
  await eventually(
    async () => assert.equal((await seenOf(pair.to, subjects)).length, subjects.length * times),
    BACK_MS,
  );
  await assertAllInOrder(pair.to, subjects, times);
  const seconds = ((performance.now() - back) / 1000).toFixed(1);
  process.stderr.write(`${subjects.length * times} events, all of them ${seconds} s later\n`);
}

test(
  "the broker is killed under load and comes back: nothing lost, nothing twice, each key in order",
  {
    skip: skip || noCommands,
    timeout: 600_000,
  },
  async () => {
    const said = await underLoad(async () => {
      await pause(2_000);
      await run(KAFKA_STOP_COMMAND!);
      await pause(OUTAGE_MS);
      const kafka = (await pair.harness.runtime.ready()).find(({ name }) => name === "kafka");
      assert.deepEqual(kafka, { name: "kafka", ok: false, critical: false });
      await run(KAFKA_START_COMMAND!);
      await pause(2_000);
    });
    await allThere(said);
  },
);

test(
  "a consumer frozen for longer than its session wakes up and does no harm",
  {
    skip,
    timeout: 300_000,
  },
  async () => {
    await using other = await startPairProcess(pair.harness.env);
    await eventually(async () => {
      await pair.happen(newId());
      assert.ok(other.handled() > 0, "the other process takes its share");
    }, 60_000);
    const said = await underLoad(async () => {
      await pause(1_000);
      other.freeze();
      await pause(FREEZE_MS);
      other.thaw();
      await pause(3_000);
    });
    await allThere(said);
  },
);

test("a consumer that is killed is replaced by the other", { skip, timeout: 300_000 }, async () => {
  await using other = await startPairProcess(pair.harness.env);
  await eventually(async () => {
    await pair.happen(newId());
    assert.ok(other.handled() > 0, "the other process takes its share");
  }, 60_000);
  const said = await underLoad(async () => {
    await pause(1_000);
    other.kill();
    await pause(1_000);
  });
  await allThere(said);
});
