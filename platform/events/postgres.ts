import type { Client } from "@connectrpc/connect";
import type { LogService } from "../../contracts/gen/log/v1/log_pb.ts";
import type { CloudEvent } from "../../contracts/types/event.ts";
import type { Tx } from "../db/transaction.ts";
import { sql } from "../db/sql.ts";
import type { Bus, Pump, Subscription } from "./bus.ts";
import { BATCH } from "./bus.ts";
import { type Entry, readEvent, type Unreadable } from "./envelope.ts";
import { Overtaken, type Progress, Taker } from "./take.ts";

const RETRY_LOOK_MS = 500;
const ACKNOWLEDGE_MS = 1_000;

const findCursor = sql({ seq: "int8" }, "select seq from event_cursors where producer = $1");
const createCursor = sql({}, "insert into event_cursors (producer) values ($1) on conflict do nothing");
const moveCursor = sql({}, "update event_cursors set seq = $3 where producer = $1 and seq = $2");
// Everything a batch begins with, in one round trip: the cursor, what must queue up behind a failed event, the inbox.
const openBatch = sql(
  { moved: "bool", fresh: "uuid[]", held: "text[]" },
  `with moved as (update event_cursors set seq = $3 where producer = $1 and seq = $2 returning 1),
   held as (select subject from deferred_events where producer = $1 and subject = any($5::text[]) for update),
   fresh as (
     insert into inbox (event_id) select e.id from unnest($4::uuid[], $5::text[]) as e(id, subject)
     where exists (select from moved) and e.subject not in (select subject from held)
     on conflict do nothing returning event_id)
   select exists (select from moved) as moved, array(select event_id from fresh) as fresh,
     array(select subject from held) as held`,
);

/** The log is in its owner's database, and everybody reads it there: nothing has to be carried. */
export const postgresBus: Bus = {
  name: "postgres",
  reader: (subscription) => new LogReader(subscription),
  close: () => Promise.resolve(),
};

/**
 * Reads one producer's log for one service. How far it has come is moved in the transaction of each batch; its commits
 * are relaxed, since with a lost one the cursor is back, too.
 */
class LogReader<Context> implements Pump {
  readonly #o: Subscription<Context>;
  readonly #source: Client<typeof LogService>;
  readonly #taker: Taker<Context>;
  readonly #progress: Progress;
  /** How far it has read. */
  #cursor: number | undefined;
  /** How far the database says: behind, where what was read since is nothing of ours. */
  #saved = 0;
  #acknowledged = 0;
  #acknowledgedAt_ms = 0;
  #lookedAt_ms = 0;
  #busy: Promise<unknown> = Promise.resolve();

  constructor(subscription: Subscription<Context>) {
    this.#o = subscription;
    this.#source = subscription.source;
    this.#taker = new Taker(subscription);
    this.#progress = {
      db: subscription.db.relaxed,
      open: (tx, last_seq, events) => this.#open(tx, last_seq, events),
      pass: async (tx, seq) => {
        if ((await moveCursor.run(tx, subscription.producer, this.#saved, seq)) === 0) throw new Overtaken();
      },
      passed: (seq) => void (this.#cursor = this.#saved = seq),
    };
  }

  async pump(wait_ms: number): Promise<number> {
    const done = await this.#next(wait_ms);
    if (done === 0 || performance.now() - this.#acknowledgedAt_ms > ACKNOWLEDGE_MS) {
      await this.#acknowledge();
      this.#acknowledgedAt_ms = performance.now();
    }
    return done;
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  async #next(wait_ms: number): Promise<number> {
    const { db, producer, service } = this.#o;
    if (this.#cursor === undefined) {
      await createCursor.run(db, producer);
      this.#cursor = (await findCursor.one(db, producer))?.seq ?? 0;
      this.#saved = this.#cursor;
    }
    const from = this.#cursor;
    const { entries } = await this.#source.read(
      { consumer: service, afterSeq: BigInt(from), limit: BATCH, waitMs: wait_ms },
      { timeoutMs: wait_ms + 5_000 },
    );
    return this.#alone(async () => {
      if (entries.length > 0 && this.#cursor === from) await this.#apply(entries);
      // While there is much to do, what failed before is looked at now and then.
      const look =
        wait_ms === 0 || entries.length === 0 || performance.now() - this.#lookedAt_ms > RETRY_LOOK_MS;
      if (look) this.#lookedAt_ms = performance.now();
      return entries.length + (look ? await this.#taker.retryDeferred() : 0);
    });
  }

  async #apply(read: { seq: bigint; event: string }[]): Promise<void> {
    const last = Number(read.at(-1)!.seq);
    const [entries, unreadable]: [Entry[], Unreadable[]] = [[], []];
    for (const { seq, event } of read) {
      const found = readEvent(event);
      if (typeof found === "string") unreadable.push({ place: String(seq), reason: found });
      else entries.push({ seq: Number(seq), event: found });
    }
    await this.#taker.putAside(unreadable);
    if (!entries.some(this.#taker.wants)) {
      this.#cursor = last;
      return;
    }
    try {
      await this.#taker.take(entries, last, this.#progress);
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error;
      this.#cursor = undefined;
    }
  }

  async #open(tx: Tx, last_seq: number, events: CloudEvent[]): Promise<{ fresh: string[]; held: string[] }> {
    const opened = await openBatch.one(
      tx,
      this.#o.producer,
      this.#saved,
      last_seq,
      events.map(({ id }) => id),
      events.map(({ subject }) => subject),
    );
    if (!opened?.moved) throw new Overtaken();
    return opened;
  }

  /** Tells the owner of the log how far this service has come: for lag and trimming. */
  #acknowledge(): Promise<void> {
    return this.#alone(async () => {
      const seq = this.#cursor ?? 0;
      if (seq === this.#acknowledged) return;
      const { db, producer, service } = this.#o;
      if (seq !== this.#saved && (await moveCursor.run(db.relaxed, producer, this.#saved, seq)) === 0) {
        this.#cursor = undefined;
        return;
      }
      this.#saved = seq;
      await this.#source.acknowledge({ consumer: service, seq: BigInt(seq) });
      this.#acknowledged = seq;
    });
  }

  // Reading may wait for long; what is read is applied, and told, by one at a time.
  #alone<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#busy.then(work, work);
    this.#busy = next.catch(() => undefined);
    return next;
  }
}
