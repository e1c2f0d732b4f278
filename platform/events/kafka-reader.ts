import { setTimeout as pause } from "node:timers/promises";
import type { Consumer, EachBatchPayload, KafkaMessage } from "kafkajs";
import { sql } from "../db/sql.ts";
import { BATCH, type Pump, type Subscription } from "./bus.ts";
import { type Entry, readEvent, type Unreadable } from "./envelope.ts";
import { type Cluster, letGo, RETRIES } from "./kafka-cluster.ts";
import { createSignal } from "./signal.ts";
import { type Progress, Taker } from "./take.ts";
import { createTally } from "./tally.ts";

const RETRY_LOOK_MS = 500;
const DRAIN_LOOK_MS = 100;
/** Whoever says nothing for so long has lost its partitions to another instance. */
const SESSION_MS = 10_000;
const HEARTBEAT_MS = 2_500;
/** A consumer that shows no sign of life for so long is replaced. */
const SILENT_MS = 30_000;
const LONGEST_PAUSE_MS = 2_000;

const findCursor = sql({ seq: "int8" }, "select seq from event_cursors where producer = $1");
const openBatch = sql(
  { fresh: "uuid[]", held: "text[]" },
  `with held as (select subject from deferred_events where producer = $1 and subject = any($3::text[]) for update),
   fresh as (
     insert into inbox (event_id) select e.id from unnest($2::uuid[], $3::text[]) as e(id, subject)
     where e.subject not in (select subject from held)
     on conflict do nothing returning event_id)
   select array(select event_id from fresh) as fresh, array(select subject from held) as held`,
);

/**
 * One service's consumer of one producer's topic, in a group of its own. How far it has come is told to Kafka after the
 * transaction of each batch, so its commits wait for the disk. A consumer that ends, or is silent, is replaced.
 */
export class KafkaReader<Context> implements Pump {
  readonly #cluster: Cluster;
  readonly #group: string;
  readonly #topic: string;
  readonly #o: Subscription<Context>;
  readonly #taker: Taker<Context>;
  readonly #progress: Progress;
  readonly #tally = createTally();
  readonly #news = createSignal();
  /** By partition: what is still to be taken. */
  readonly #lag = new Map<number, number>();
  #consumer: Consumer | undefined;
  #aliveAt_ms = 0;
  #closed = false;
  /** So far this service had come when it still read the log itself. */
  #known = 0;
  #busy: Promise<unknown> = Promise.resolve();

  constructor(cluster: Cluster, group: string, subscription: Subscription<Context>) {
    const { producer, db } = subscription;
    this.#cluster = cluster;
    this.#group = group;
    this.#topic = cluster.topicOf(producer);
    this.#o = subscription;
    this.#taker = new Taker(subscription);
    this.#progress = {
      db,
      open: async (tx, _last, events) =>
        (await openBatch.one(
          tx,
          producer,
          events.map(({ id }) => id),
          events.map(({ subject }) => subject),
        ))!,
      pass: () => Promise.resolve(),
      passed: () => undefined,
    };
  }

  async pump(wait_ms: number): Promise<number> {
    await (this.#busy = this.#busy.catch(() => undefined).then(() => this.#supervise()));
    // What is read comes by itself; what failed before is looked at now and then.
    if (wait_ms > 0) await pause(Math.min(wait_ms, RETRY_LOOK_MS), undefined, { ref: false });
    const tried = await this.#taker.retryDeferred();
    this.#tally.add(tried);
    if (wait_ms > 0) return tried;
    const done = this.#tally.since();
    if (done > 0 || !(await this.#cluster.isBehind(this.#group, this.#topic))) return done;
    await this.#news.wait(DRAIN_LOOK_MS);
    return 1;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#busy.catch(() => undefined);
    await letGo(this.#consumer);
  }

  async #supervise(): Promise<void> {
    if (this.#closed || (this.#consumer && performance.now() - this.#aliveAt_ms < SILENT_MS)) return;
    const [old, began] = [this.#consumer, performance.now()];
    this.#consumer = undefined;
    if (old)
      this.#o.log.warn({ topic: this.#topic, silent_ms: began - this.#aliveAt_ms }, "a consumer is replaced");
    await letGo(old);
    this.#known = (await findCursor.one(this.#o.db, this.#o.producer))?.seq ?? 0;
    await this.#cluster.open(this.#topic);
    this.#consumer = await this.#begin();
  }

  async #begin(): Promise<Consumer> {
    const consumer = this.#cluster.client.consumer({
      groupId: this.#group,
      sessionTimeout: SESSION_MS,
      heartbeatInterval: HEARTBEAT_MS,
      rebalanceTimeout: 2 * SESSION_MS,
      maxWaitTimeInMs: 1_000,
      allowAutoTopicCreation: false,
      // It ends, and pump() begins anew with another.
      retry: { ...RETRIES, restartOnFailure: () => Promise.resolve(false) },
    });
    const alive = () => void (this.#aliveAt_ms = performance.now());
    const { CRASH, FETCH, GROUP_JOIN, HEARTBEAT } = consumer.events;
    consumer.on(FETCH, alive);
    consumer.on(HEARTBEAT, alive);
    consumer.on(GROUP_JOIN, ({ payload }) => {
      alive();
      const mine = payload.memberAssignment[this.#topic] ?? [];
      for (const partition of this.#lag.keys()) if (!mine.includes(partition)) this.#lag.delete(partition);
      this.#tellLag();
    });
    let over = false;
    consumer.on(CRASH, ({ payload }) => {
      over = true;
      if (this.#consumer === consumer) this.#consumer = undefined;
      void letGo(consumer);
      if (!this.#closed)
        this.#o.log.warn(
          { topic: this.#topic, reason: payload.error.name },
          "a consumer ended and is replaced",
        );
    });
    alive();
    try {
      await consumer.connect();
      await consumer.subscribe({ topics: [this.#topic], fromBeginning: true });
      await consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        eachBatch: (payload) => this.#take(payload),
      });
      if (over) throw new Error("the consumer ended while it began");
    } catch (error) {
      void letGo(consumer);
      throw error;
    }
    return consumer;
  }

  async #take({ batch, ...run }: EachBatchPayload): Promise<void> {
    const { partition, messages, highWatermark } = batch;
    for (let at = 0; at < messages.length; at += BATCH) {
      if (!run.isRunning() || run.isStale()) return;
      const part = messages.slice(at, at + BATCH);
      const last = part.at(-1)!.offset;
      await this.#patiently(run, () => this.#apply(partition, part));
      run.resolveOffset(last);
      const next = Number(last) + 1;
      await run.commitOffsetsIfNecessary({
        topics: [{ topic: this.#topic, partitions: [{ partition, offset: String(next) }] }],
      });
      this.#lag.set(partition, Math.max(0, Number(highWatermark) - next));
      this.#tellLag();
      this.#tally.add(part.length);
      this.#news.notify();
      await run.heartbeat();
    }
  }

  async #apply(partition: number, messages: KafkaMessage[]): Promise<void> {
    const [entries, unreadable]: [Entry[], Unreadable[]] = [[], []];
    for (const message of messages) {
      const read = readMessage(message);
      if (typeof read === "string")
        unreadable.push({ place: `${partition}/${message.offset}`, reason: read });
      else if (read.seq > this.#known) entries.push(read);
    }
    await this.#taker.putAside(unreadable);
    if (entries.some(this.#taker.wants)) await this.#taker.take(entries, entries.at(-1)!.seq, this.#progress);
  }

  /** Again and again while the database is away; meanwhile Kafka hears that this is still at work. */
  async #patiently(
    { isRunning, heartbeat }: Omit<EachBatchPayload, "batch">,
    work: () => Promise<void>,
  ): Promise<void> {
    for (let pause_ms = 100; ; pause_ms = Math.min(LONGEST_PAUSE_MS, 2 * pause_ms)) {
      try {
        return await work();
      } catch (error) {
        if (!isRunning()) throw error;
        if (pause_ms === 100)
          this.#o.log.warn({ error, topic: this.#topic }, "events could not be taken and are tried again");
      }
      await pause(pause_ms);
      await heartbeat();
    }
  }

  #tellLag(): void {
    const { metrics, producer, service } = this.#o;
    let all = 0;
    for (const lag of this.#lag.values()) all += lag;
    metrics.event_lag.set({ service: producer, consumer: service }, all);
  }
}

/** @returns the event and its number, or why it is none */
function readMessage({ value, headers }: KafkaMessage): Entry | string {
  if (!value) return "empty";
  const seq = String(headers?.seq ?? "");
  if (!/^\d{1,15}$/.test(seq)) return "no number";
  const event = readEvent(value.toString("utf8"));
  return typeof event === "string" ? event : { seq: Number(seq), event };
}
