import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bookingCreated } from "../contracts/events/booking.ts";
import { startThrowaway } from "../platform/db/embedded/throwaway.ts";
import type { Tx } from "../platform/db/transaction.ts";
import { sql } from "../platform/db/sql.ts";
import { on } from "../platform/events/handler.ts";
import { newId } from "../platform/ids.ts";
import { startRuntime } from "../platform/runtime.ts";
import type { Base } from "../platform/service.ts";
import { service } from "../platform/service.ts";
import { addOne, bookingState } from "../platform/testing/toy/counter.ts";
import { percentile, print, say } from "./output.ts";

/**
 * `npm run bench:events`: from a transaction that says something, through outbox, sequencer and log, to a row that
 * another service wrote for it. Two toy services in one process, each with a database of its own, durability on; the
 * bus is whatever the settings choose.
 */
const WRITERS = 8;
const EVENTS = 20_000;
const PACE_PER_S = 100;
const PACED_S = 10;

const insertSeen = sql({}, "insert into seen (event_id, subject, version) values ($1, $2, $3)");
const lags_ms: number[] = [];
let handled = 0;
let enough = Promise.withResolvers<void>();
let wanted = 0;

const migrations = new URL("../platform/testing/toy/migrations/", import.meta.url);
const toy = { migrations, config: () => ({}), context: (base: Base) => ({ ...base }) };
const producer = service({ ...toy, name: "booking" });
const consumer = service({
  ...toy,
  name: "payment",
  events: [
    on(bookingCreated, async (context: Base, { id, subject, time, data }, tx: Tx) => {
      await insertSeen.run(tx, id, subject, data.version);
      tx.afterCommit(() => {
        lags_ms.push(context.clock.now().getTime() - Date.parse(time));
        if (++handled === wanted) enough.resolve();
      });
    }),
  ],
});

const postgres = await startThrowaway({ durable: true });
const data_dir = await mkdtemp(join(tmpdir(), "foyer-bench-"));
const entry = (of: typeof producer) => ({
  name: of.name,
  http_port: 0,
  rpc_port: 0,
  load: async () => of,
});
const runtime = await startRuntime({
  entries: [entry(producer), entry(consumer)],
  env: {
    ...process.env,
    FOYER_SECRET: "bench secret of more than thirty-two characters",
    FOYER_DATA_DIR: data_dir,
    DATABASE_URL: postgres.url("postgres"),
    // With Kafka: topics that nobody else has ever used.
    KAFKA_TOPIC_PREFIX: `bench-${newId()}`,
    BOOKING_PORT: "0",
    PAYMENT_PORT: "0",
  },
});
const { base } = runtime.rooms.find((room) => room.service === producer)!;

/** What a service does: changes an entity's row and says so. */
const happen = (subject: string) =>
  base.db.tx(async (tx) => {
    const row = await addOne.one(tx, subject);
    base.outbox.add(tx, bookingCreated, bookingState(subject, row!.value));
  });

/** From now on so many have to be handled. */
function expect(count: number): Promise<void> {
  handled = 0;
  lags_ms.length = 0;
  wanted = count;
  enough = Promise.withResolvers<void>();
  return enough.promise;
}

try {
  say("Warming up");
  let all = expect(500);
  for (let n = 0; n < 500; n++) await happen(newId());
  await all;

  say(`${PACE_PER_S} events a second for ${PACED_S} s: the lag`);
  all = expect(PACE_PER_S * PACED_S);
  const from = performance.now();
  const paced: Promise<unknown>[] = [];
  for (let n = 0; n < PACE_PER_S * PACED_S; n++) {
    const wait_ms = from + (n * 1000) / PACE_PER_S - performance.now();
    if (wait_ms > 0) await new Promise((done) => setTimeout(done, wait_ms));
    paced.push(happen(newId()));
  }
  await Promise.all(paced);
  await all;
  const paced_lags = [...lags_ms];

  say(`${EVENTS} events as fast as ${WRITERS} writers can: the throughput`);
  all = expect(EVENTS);
  const cpu = process.cpuUsage();
  const began = performance.now();
  let left = EVENTS;
  await Promise.all(
    Array.from({ length: WRITERS }, async () => {
      while (left-- > 0) await happen(newId());
    }),
  );
  const written_s = (performance.now() - began) / 1000;
  await all;
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  print({
    bench: "events",
    bus: process.env.KAFKA_BROKERS ? "kafka" : "postgres",
    events_per_s: EVENTS / seconds,
    written_per_s: EVENTS / written_s,
    lag_p50_ms: percentile(paced_lags, 50),
    lag_p95_ms: percentile(paced_lags, 95),
    lag_at: `${PACE_PER_S}/s`,
    node_cpu_ms_per_event: (user + system) / 1000 / EVENTS,
  });
} finally {
  await runtime.stop();
  await postgres.stop();
  await rm(data_dir, { recursive: true, force: true });
}
