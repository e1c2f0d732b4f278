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
import type { Entry, Unreadable } from "./envelope.ts";
import type { EventHandler } from "./handler.ts";
import { addUnreadable } from "./unreadable.ts";

const insertInbox = sql(
  { event_id: "uuid" },
  "insert into inbox (event_id) select unnest($1::uuid[]) on conflict do nothing returning event_id",
);
/** Another instance of this service was faster: nothing of this transaction may stay. */
export class Overtaken extends Error {}

/** How a bus remembers how far a service has come. */
export interface Progress {
  /** With commits as durable as what is remembered. */
  db: Pick<Database, "tx">;
  /**
   * What a batch begins with, in one round trip: how far it goes, what must queue up behind a failed event, the inbox.
   * @throws Overtaken
   */
  open(tx: Tx, last_seq: number, events: CloudEvent[]): Promise<{ fresh: string[]; held: string[] }>;
  /** Passes one that could not be done. @throws Overtaken */
  pass(tx: Tx, seq: number): Promise<void>;
  /** That far has committed. */
  passed(seq: number): void;
}

export interface TakerOptions<Context> {
  producer: string;
  handlers: EventHandler<Context>[];
  context: Context;
  db: Database;
  clock: Clock;
  log: Log;
  tracer?: Tracer | undefined;
}

/**
 * Does a service's part of what one producer says, whatever carried it here. A batch is one transaction: the inbox
 * notes the events, the handlers write. When it fails, its events are done one by one; one that fails alone is
 * deferred, together with the later ones of its key, and the others go on.
 */
export class Taker<Context> {
  readonly #o: TakerOptions<Context>;
  readonly #handlers: Map<string, EventHandler<Context>>;
  /** What newer producers add is let through. */
  readonly #readers: Map<string, z.ZodObject>;

  constructor(options: TakerOptions<Context>) {
    this.#o = options;
    this.#handlers = new Map(options.handlers.map((handler) => [handler.type.type, handler]));
    this.#readers = new Map(options.handlers.map(({ type }) => [type.type, type.data.loose()]));
  }

  /** True where an event means something to this service. */
  readonly wants = ({ event }: Entry): boolean => this.#handlers.has(event.type);

  /**
   * Does what is wanted of a batch, up to last_seq.
   * @throws what is nobody's fault, such as a database that is away: the batch is to be taken again; Overtaken
   */
  async take(entries: Entry[], last_seq: number, progress: Progress): Promise<void> {
    try {
      await progress.db.tx((tx) => this.#handle(tx, entries, last_seq, progress));
      progress.passed(last_seq);
    } catch (error) {
      if (error instanceof Overtaken || isTransient(error)) throw error;
      await this.#oneByOne(entries, progress);
    }
  }

  /** Notes what nobody can read, with its reason, so that it stands in nobody's way. */
  async putAside(unreadable: Unreadable[]): Promise<void> {
    if (unreadable.length === 0) return;
    const { db, producer, clock, log } = this.#o;
    await addUnreadable(db, producer, unreadable, clock.now());
    for (const { place, reason } of unreadable)
      log.error({ producer, place, reason }, "what cannot be read was put aside");
  }

  async #oneByOne(entries: Entry[], progress: Progress): Promise<void> {
    for (const entry of entries) {
      try {
        await progress.db.tx((tx) => this.#handle(tx, [entry], entry.seq, progress));
      } catch (error) {
        if (error instanceof Overtaken || isTransient(error)) throw error;
        await this.#deferFirst(entry, error, progress);
      }
      progress.passed(entry.seq);
    }
  }

  async #handle(tx: Tx, entries: Entry[], last_seq: number, progress: Progress): Promise<void> {
    const { producer, clock } = this.#o;
    const wanted = entries.filter(this.wants);
    const opened = await progress.open(
      tx,
      last_seq,
      wanted.map(({ event }) => event),
    );
    const [fresh, held] = [new Set(opened.fresh), new Set(opened.held)];
    for (const { seq, event } of wanted) {
      if (fresh.delete(event.id)) await this.#run(tx, event);
      else if (held.has(event.subject))
        await defer(tx, producer, seq, event, 0, clock.now(), "behind a failed event");
    }
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

  async #deferFirst({ seq, event }: Entry, error: unknown, progress: Progress): Promise<void> {
    const { producer, clock, log } = this.#o;
    log.error(
      { error, event_type: event.type, event_id: event.id, producer },
      "an event failed and is tried again",
    );
    await progress.db.tx(async (tx) => {
      await progress.pass(tx, seq);
      await defer(tx, producer, seq, event, 1, retryAt(clock.now(), 1), reasonOf(error));
    });
  }

  /** Tries what was deferred and is due. @returns how many */
  async retryDeferred(): Promise<number> {
    const { db, producer, clock, log } = this.#o;
    let tried = 0;
    for (const due of await dueDeferred(db, producer, clock.now())) {
      const event = due.event as CloudEvent;
      tried++;
      try {
        await db.relaxed.tx(async (tx) => {
          if (!(await claimDeferred(tx, producer, due.seq))) return;
          if (await insertInbox.one(tx, [event.id])) await this.#run(tx, event);
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
}

/** Why it failed, without a value that could be personal. */
function reasonOf(error: unknown): string {
  if (error instanceof AppError) return `${error.kind}: ${error.code}`;
  const { code, constraint } = error as { code?: string; constraint?: string };
  return [error instanceof Error ? error.name : "error", code, constraint].filter(Boolean).join(" ");
}
