import { setTimeout as pause } from "node:timers/promises";
import { Partitioners, type Producer } from "kafkajs";
import { sql } from "../db/sql.ts";
import { newId } from "../ids.ts";
import type { Log } from "../log.ts";
import type { Pump } from "./bus.ts";
import { readEvent } from "./envelope.ts";
import { type Cluster, letGo, RETRIES } from "./kafka-cluster.ts";
import { type LogOwner, readLog, RELAY } from "./log-service.ts";
import { createTally } from "./tally.ts";
import type { LogEntry } from "./tail.ts";

const BATCH = 500;
const MOST_BYTES = 500_000;
/** Shorter than the lease, so that a new one is taken in time. */
const SURE_MS = 4_000;
const LOOK_MS = 1_000;

const createRelay = sql(
  {},
  `insert into log_consumers (consumer, seq) values ('${RELAY}', 0) on conflict do nothing`,
);
// Where there is nothing to send, whoever sent last stays the one.
const takeOver = sql(
  { seq: "int8" },
  `update log_consumers set holder = $1, held_until = now() + interval '5 seconds'
   where consumer = '${RELAY}' and (holder is null or holder = $1 or held_until < now())
     and seq < (select seq from log_head)
   returning seq`,
);
const moveOn = sql(
  {},
  `update log_consumers set seq = $3, acknowledged_at = now(), held_until = now() + interval '5 seconds'
   where consumer = '${RELAY}' and holder = $1 and seq = $2`,
);
const beginAnew = sql({}, `update log_consumers set seq = 0 where consumer = '${RELAY}' and holder = $1`);
const giveUp = sql(
  {},
  `update log_consumers set holder = null, held_until = null where consumer = '${RELAY}' and holder = $1`,
);
const findUnsent = sql(
  {},
  `select from log_consumers where consumer = '${RELAY}' and seq < (select seq from log_head)`,
);

/**
 * Sends one service's log to its topic, in its order: one instance at a time, one batch at a time. What it cannot be
 * sure of it sends again; that the same batch twice, or one of an instance that lost its lease meanwhile, does no harm
 * is the inbox's work.
 */
export class KafkaRelay implements Pump {
  readonly #cluster: Cluster;
  readonly #owner: LogOwner;
  readonly #topic: string;
  readonly #log: Log;
  readonly #holder = newId();
  readonly #tally = createTally();
  #created = false;
  /** How far the log was sent, while this is the instance that sends. */
  #seq: number | undefined;
  #sureUntil_ms = 0;
  #producer: Producer | undefined;
  #busy: Promise<unknown> = Promise.resolve();

  constructor(cluster: Cluster, owner: LogOwner, topic: string, log: Log) {
    this.#cluster = cluster;
    this.#owner = owner;
    this.#topic = topic;
    this.#log = log;
  }

  async pump(wait_ms: number): Promise<number> {
    const from = this.#seq ?? (await this.#alone(() => this.#begin()));
    if (from === undefined) return this.#otherSends(wait_ms);
    const entries = await readLog(this.#owner, from, BATCH, wait_ms);
    const sent = await this.#alone(async () =>
      entries.length > 0 && this.#seq === from ? this.#send(from, entries) : 0,
    );
    this.#tally.add(sent);
    return wait_ms === 0 ? this.#tally.since() : sent;
  }

  async close(): Promise<void> {
    await this.#alone(async () => {
      await letGo(this.#producer);
      await giveUp.run(this.#owner.db, this.#holder).catch(() => undefined);
    });
  }

  async #begin(): Promise<number | undefined> {
    if (this.#seq !== undefined) return this.#seq;
    const { db } = this.#owner;
    if (!this.#created) await createRelay.run(db);
    this.#created = true;
    const row = await takeOver.one(db, this.#holder);
    if (row) this.#sureUntil_ms = performance.now() + SURE_MS;
    return (this.#seq = row?.seq);
  }

  /** Another instance sends, or there is nothing to send. */
  async #otherSends(wait_ms: number): Promise<number> {
    if (wait_ms > 0) await this.#owner.stamped.wait(Math.min(wait_ms, LOOK_MS));
    else if ((await findUnsent.run(this.#owner.db)) > 0) return pause(50, 1);
    return wait_ms === 0 ? this.#tally.since() : 0;
  }

  async #send(from: number, entries: LogEntry[]): Promise<number> {
    const { db } = this.#owner;
    if (performance.now() > this.#sureUntil_ms) {
      this.#seq = undefined;
      if ((await this.#begin()) !== from) return 0;
    }
    const producer = (this.#producer ??= await this.#connect());
    if (this.#seq !== from) return 0;
    try {
      for (const part of partsOf(entries))
        await producer.send({ topic: this.#topic, acks: -1, messages: part.map(messageOf) });
    } catch (error) {
      this.#producer = undefined;
      void letGo(producer);
      throw error;
    }
    const last = entries.at(-1)!.seq;
    const mine = (await moveOn.run(db.relaxed, this.#holder, from, last)) > 0;
    this.#seq = mine ? last : undefined;
    this.#sureUntil_ms = performance.now() + SURE_MS;
    return entries.length;
  }

  /** A topic that is empty although something was sent has been lost: everything that the log still holds is sent again. */
  async #connect(): Promise<Producer> {
    const isNew = await this.#cluster.open(this.#topic);
    if (isNew && this.#seq !== 0) {
      this.#log.warn({ topic: this.#topic }, "the topic is empty: the whole log is sent again");
      await beginAnew.run(this.#owner.db, this.#holder);
      this.#seq = undefined;
    }
    const producer = this.#cluster.client.producer({
      createPartitioner: Partitioners.DefaultPartitioner,
      allowAutoTopicCreation: false,
      // One at a time, and never a later one beside an earlier one: so the order is kept without an idempotent producer.
      maxInFlightRequests: 1,
      retry: RETRIES,
    });
    try {
      await producer.connect();
    } catch (error) {
      void letGo(producer);
      throw error;
    }
    return producer;
  }

  // Reading may wait for long; what is read is sent by one at a time.
  #alone<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#busy.then(work, work);
    this.#busy = next.catch(() => undefined);
    return next;
  }
}

/** What fits into one request. */
function partsOf(entries: LogEntry[]): LogEntry[][] {
  const parts: LogEntry[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const entry of entries) {
    bytes += entry.event.length;
    if (bytes > MOST_BYTES) {
      parts.push([]);
      bytes = entry.event.length;
    }
    parts.at(-1)!.push(entry);
  }
  return parts;
}

/** The event in structured mode, as CloudEvents' binding for Kafka has it, and its number in the log. */
function messageOf({ seq, event }: LogEntry) {
  const found = readEvent(event);
  return {
    key: typeof found === "string" ? null : found.subject,
    value: event,
    headers: { "content-type": "application/cloudevents+json", seq: String(seq) },
  };
}
