import type { Client } from "@connectrpc/connect";
import type { LogService } from "../../contracts/gen/log/v1/log_pb.ts";
import type { z } from "zod";
import type { CloudEvent } from "../../contracts/types/event.ts";
import type { Clock } from "../clock.ts";
import type { Database } from "../db/database.ts";
import type { Tx } from "../db/transaction.ts";
import { sql } from "../db/sql.ts";
import { AppError, isTransient } from "../errors.ts";
import type { Log } from "../log.ts";
import type { Tracer } from "../telemetry/span.ts";
import { beginTrace, tracing } from "../trace.ts";
import { claimDeferred, defer, dueDeferred, postponeDeferred, removeDeferred, retryAt } from "./deferred.ts";
import type { EventHandler } from "./handler.ts";

const BATCH = 200;
const RETRY_LOOK_MS = 500;

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
const insertInbox = sql(
  { event_id: "uuid" },
  "insert into inbox (event_id) select unnest($1::uuid[]) on conflict do nothing returning event_id",
);

interface Entry {
  seq: number;
  event: CloudEvent;
}

/** Another instance of this service was faster: nothing of this transaction may stay. */
class CursorMoved extends Error {}

export interface ConsumerOptions<Context> {
  service: string;
  producer: string;
  handlers: EventHandler<Context>[];
  context: Context;
  db: Database;
  clock: Clock;
  log: Log;
  source: Client<typeof LogService>;
  tracer?: Tracer | undefined;
}

/**
 * Reads one producer's log for one service. Its commits are relaxed: with a lost one the cursor is back, too. A batch is one transaction: the cursor moves, the inbox notes
 * the events, the handlers write. When it fails, its events are done one by one; one that fails alone is
 * deferred, together with the later ones of its key, and the cursor goes on.
 */
export class Consumer<Context> {
  readonly #o: ConsumerOptions<Context>;
  readonly #handlers: Map<string, EventHandler<Context>>;
  /** What newer producers add is let through. */
  readonly #readers: Map<string, z.ZodObject>;
  /** How far it has read. */
  #cursor: number | undefined;
  /** How far the database says: behind, where what was read since is nothing of ours. */
  #saved = 0;
  #acknowledged = 0;
  #lookedAt_ms = 0;
  #busy: Promise<unknown> = Promise.resolve();

  constructor(options: ConsumerOptions<Context>) {
    this.#o = options;
    this.#handlers = new Map(options.handlers.map((handler) => [handler.type.type, handler]));
    this.#readers = new Map(options.handlers.map(({ type }) => [type.type, type.data.loose()]));
  }

  /**
   * Takes the next events, waiting up to wait_ms for some.
   * @returns how many entries of the log were passed, and deferred ones tried
   */
  async pump(wait_ms: number): Promise<number> {
    const { db, producer, service, source } = this.#o;
    if (this.#cursor === undefined) {
      await createCursor.run(db, producer);
      this.#cursor = (await findCursor.one(db, producer))?.seq ?? 0;
      this.#saved = this.#cursor;
    }
    const from = this.#cursor;
    const answer = await source.read(
      { consumer: service, afterSeq: BigInt(from), limit: BATCH, waitMs: wait_ms },
      { timeoutMs: wait_ms + 5_000 },
    );
    const entries = answer.entries.map((entry): Entry => ({
      seq: Number(entry.seq),
      event: JSON.parse(entry.event) as CloudEvent,
    }));
    return this.#alone(async () => {
      if (entries.length > 0 && this.#cursor === from) await this.#apply(entries);
      // While there is much to do, what failed before is looked at now and then.
      const look =
        wait_ms === 0 || entries.length === 0 || performance.now() - this.#lookedAt_ms > RETRY_LOOK_MS;
      return entries.length + (look ? await this.#retryDeferred() : 0);
    });
  }

  /** Tells the owner of the log how far this service has come: for lag and trimming. */
  acknowledge(): Promise<void> {
    return this.#alone(async () => {
      const seq = this.#cursor ?? 0;
      if (seq === this.#acknowledged) return;
      const { db, producer, service, source } = this.#o;
      if (seq !== this.#saved && (await moveCursor.run(db.relaxed, producer, this.#saved, seq)) === 0) {
        this.#cursor = undefined;
        return;
      }
      this.#saved = seq;
      await source.acknowledge({ consumer: service, seq: BigInt(seq) });
      this.#acknowledged = seq;
    });
  }

  async #apply(entries: Entry[]): Promise<void> {
    const last = entries.at(-1)!.seq;
    if (!entries.some(({ event }) => this.#handlers.has(event.type))) {
      this.#cursor = last;
      return;
    }
    try {
      await this.#o.db.relaxed.tx((tx) => this.#handle(tx, entries));
      this.#cursor = this.#saved = last;
    } catch (error) {
      if (error instanceof CursorMoved) {
        this.#cursor = undefined;
        return;
      }
      if (isTransient(error)) throw error;
      await this.#oneByOne(entries);
    }
  }

  async #oneByOne(entries: Entry[]): Promise<void> {
    for (const entry of entries) {
      try {
        await this.#o.db.relaxed.tx((tx) => this.#handle(tx, [entry]));
      } catch (error) {
        if (error instanceof CursorMoved) {
          this.#cursor = undefined;
          return;
        }
        if (isTransient(error)) throw error;
        await this.#deferFirst(entry, error);
      }
      this.#cursor = this.#saved = entry.seq;
    }
  }

  async #handle(tx: Tx, entries: Entry[]): Promise<void> {
    const { producer, clock } = this.#o;
    const wanted = entries.filter(({ event }) => this.#handlers.has(event.type));
    const opened = await openBatch.one(
      tx,
      producer,
      this.#saved,
      entries.at(-1)!.seq,
      wanted.map(({ event }) => event.id),
      wanted.map(({ event }) => event.subject),
    );
    if (!opened?.moved) throw new CursorMoved();
    const [fresh, held] = [new Set(opened.fresh), new Set(opened.held)];
    for (const { seq, event } of wanted) {
      if (fresh.delete(event.id)) await this.#run(tx, event);
      else if (held.has(event.subject))
        await defer(tx, producer, seq, event, 0, clock.now(), "behind a failed event");
    }
  }

  async #notSeenBefore(tx: Tx, entries: Entry[]): Promise<Entry[]> {
    if (entries.length === 0) return [];
    const rows = await insertInbox.all(
      tx,
      entries.map(({ event }) => event.id),
    );
    const fresh = new Set(rows.map((row) => row.event_id));
    return entries.filter(({ event }) => fresh.delete(event.id));
  }

  async #run(tx: Tx, event: CloudEvent): Promise<void> {
    const handler = this.#handlers.get(event.type);
    if (!handler) return;
    if (event.dataversion > handler.type.version)
      throw new AppError("failed_precondition", "unknown_event_version");
    const data = this.#readers.get(event.type)!.parse(event.data);
    const from = { correlation_id: event.correlationid, traceparent: event.traceparent };
    const trace = beginTrace(this.#o.tracer, `process ${event.type}`, "consumer", from);
    await tracing(trace, () => handler.handle(this.#o.context, { ...event, data } as CloudEvent<never>, tx));
  }

  async #deferFirst({ seq, event }: Entry, error: unknown): Promise<void> {
    const { db, producer, clock, log } = this.#o;
    log.error(
      { error, event_type: event.type, event_id: event.id, producer },
      "an event failed and is tried again",
    );
    await db.relaxed.tx(async (tx) => {
      if ((await moveCursor.run(tx, producer, this.#saved, seq)) === 0) throw new CursorMoved();
      await defer(tx, producer, seq, event, 1, retryAt(clock.now(), 1), reasonOf(error));
    });
  }

  async #retryDeferred(): Promise<number> {
    const { db, producer, clock, log } = this.#o;
    let tried = 0;
    this.#lookedAt_ms = performance.now();
    for (const due of await dueDeferred(db, producer, clock.now())) {
      const event = due.event as CloudEvent;
      tried++;
      try {
        await db.relaxed.tx(async (tx) => {
          if (!(await claimDeferred(tx, producer, due.seq))) return;
          const [fresh] = await this.#notSeenBefore(tx, [{ seq: due.seq, event }]);
          if (fresh) await this.#run(tx, event);
          await removeDeferred(tx, producer, due.seq);
        });
      } catch (error) {
        if (isTransient(error)) throw error;
        log.error(
          { error, event_type: event.type, event_id: event.id, producer, attempts: due.attempts + 1 },
          "an event failed again",
        );
        await postponeDeferred(db, producer, due.seq, due.attempts, clock.now(), reasonOf(error));
      }
    }
    return tried;
  }

  // Reading may wait for long; what is read is applied, and told, by one at a time.
  #alone<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#busy.then(work, work);
    this.#busy = next.catch(() => undefined);
    return next;
  }
}

/** Why it failed, without a value that could be personal. */
function reasonOf(error: unknown): string {
  if (error instanceof AppError) return `${error.kind}: ${error.code}`;
  const { code, constraint } = error as { code?: string; constraint?: string };
  return [error instanceof Error ? error.name : "error", code, constraint].filter(Boolean).join(" ");
}
