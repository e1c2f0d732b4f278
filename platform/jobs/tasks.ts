import type { Clock } from "../clock.ts";
import type { Database } from "../db/database.ts";
import type { Tx } from "../db/transaction.ts";
import type { Handle } from "../db/sql.ts";
import { sql } from "../db/sql.ts";
import { AppError } from "../errors.ts";
import type { Log } from "../log.ts";
import type { Tracer } from "../telemetry/span.ts";
import { beginTrace, currentTrace, withTrace } from "../trace.ts";
import { createBusyMeter } from "./busy.ts";

const LEASE_MS = 20_000;
const CONCURRENCY = 24;
/** How many times as long as a patient task ran it is quiet after it, while the process is busy … */
const REST = 60;
/** … and how long one may be overdue for that: older ones run whatever else there is to do, so many at a time. */
const PATIENCE_MS = 120_000;
const OVERDUE_AT_ONCE = 2;

const askFor = sql(
  { asked: "int4" },
  `insert into tasks (kind, key, data, due_at, attempts) values ($1, $2, $3, $4, $5)
   on conflict (kind, key) do update set data = excluded.data, due_at = excluded.due_at, attempts = excluded.attempts,
     asked = tasks.asked + 1, parked_at = null, reason = null
   returning asked`,
);
const dropTask = sql({}, "delete from tasks where kind = $1 and key = $2");
const claimDue = sql(
  { kind: "text", key: "text", data: "jsonb", attempts: "int4", asked: "int4" },
  `update tasks set due_at = $2, attempts = attempts + 1
   where (kind, key) in (
     select kind, key from tasks where parked_at is null and due_at <= $1 and kind = any($4::text[])
     order by due_at limit $3 for update skip locked)
   returning kind, key, data, attempts, asked`,
);
const closeTask = sql({}, "delete from tasks where kind = $1 and key = $2 and asked = $3");
const rescheduleTask = sql(
  {},
  "update tasks set due_at = $4, attempts = 0, reason = null where kind = $1 and key = $2 and asked = $3",
);
const postponeTask = sql(
  {},
  "update tasks set due_at = $4, reason = $5, parked_at = $6::timestamptz where kind = $1 and key = $2 and asked = $3",
);
const listOpen = sql(
  {
    kind: "text",
    key: "text",
    attempts: "int4",
    due_at: "timestamptz",
    parked_at: "timestamptz?",
    reason: "text?",
  },
  "select kind, key, attempts, due_at, parked_at, reason from tasks order by parked_at nulls last, due_at limit 1000",
);
const replayTask = sql(
  {},
  "update tasks set parked_at = null, attempts = 0, due_at = $3 where kind = $1 and key = $2",
);

/** One run of a task. */
export interface TaskRun<Data> {
  key: string;
  data: Data;
  /** 1 at the first try. */
  attempt: number;
  /** Ends the task in the transaction that does its last step, unless it was asked for again meanwhile. */
  close(tx: Tx): void;
}

/** Thrown by a task that no other try can help: it is parked at once, for a person, with these words. */
export class NeedsPerson extends Error {}

/** Work with an effect outside the database. It may run twice, so it finds out what is already done. */
export interface Task<Context = never> {
  readonly kind: string;
  readonly max_attempts: number;
  /** Nobody stands and waits for it: while the process is busy it gets a small part of it, for two minutes. */
  readonly patient: boolean;
  run(context: Context, task: TaskRun<never>): Promise<Date | void>;
}

/**
 * Declares a kind of task. It ends by returning; returns a time to be called again then; throws to be
 * tried again with growing pauses and, after max_attempts, parked for a person (at once where it throws
 * NeedsPerson). Keep a run under 15 s.
 */
export function task<Context, Data = Record<string, never>>(
  kind: string,
  options: { max_attempts?: number; patient?: boolean },
  run: (context: Context, task: TaskRun<Data>) => Promise<Date | void>,
): Task<Context> {
  const { max_attempts = 20, patient = false } = options;
  return { kind, max_attempts, patient, run: run };
}

/** Asks for tasks within the transaction that makes them necessary. */
export interface Tasks {
  /** One task per kind and key: asking again moves its time and its data. Due at once unless told. */
  ask(tx: Tx, kind: string, key: string, options?: { data?: Record<string, unknown>; due_at?: Date }): void;
  drop(tx: Tx, kind: string, key: string): void;
}

/** What a task needs to be run: its row. */
interface TaskRow {
  kind: string;
  key: string;
  data: unknown;
  attempts: number;
  asked: number;
}

/** Where tasks are begun in the process that asked for them, as long as one runs them there. */
export interface Starter {
  /** False while as many run as may. */
  hasRoom(kind: string): boolean;
  start(row: TaskRow): void;
}

/**
 * @param starter begins what is due at once right after the commit, without being looked for; meanwhile its row
 *   is leased as if it had been claimed, so that whatever happens to this process, another takes it up
 */
export function createTasks(clock: Clock, wake: () => void, starter: () => Starter | undefined): Tasks {
  return {
    ask(tx, kind, key, options = {}) {
      const now = clock.now();
      const data = { ...options.data, ...origin(now, options.due_at) };
      const direct = options.due_at === undefined || options.due_at <= now ? starter() : undefined;
      if (!direct?.hasRoom(kind)) {
        askFor.send(tx, kind, key, JSON.stringify(data), options.due_at ?? now, 0);
        tx.afterCommit(wake);
        return;
      }
      const lease = new Date(now.getTime() + LEASE_MS);
      const row = askFor.one(tx, kind, key, JSON.stringify(data), lease, 1);
      // It has failed only where the commit has.
      row.catch(() => undefined);
      tx.afterCommit(
        () => void row.then((asked) => direct.start({ kind, key, data, attempts: 1, ...asked! })),
      );
    },
    drop: (tx, kind, key) => dropTask.send(tx, kind, key),
  };
}

/** What is due much later belongs to the same story, but no trace is that long. */
const SOON_MS = 3_600_000;

function origin(now: Date, due_at: Date | undefined): { correlation_id?: string; traceparent?: string } {
  const trace = currentTrace();
  if (!trace) return {};
  const { correlation_id, traceparent } = trace;
  const later = due_at !== undefined && due_at.getTime() - now.getTime() > SOON_MS;
  return later ? { correlation_id } : { correlation_id, traceparent };
}

export interface TaskRunnerOptions<Context> {
  db: Database;
  clock: Clock;
  log: Log;
  context: Context;
  tasks: Task<Context>[];
  tracer?: Tracer | undefined;
  /** Whether the process had hardly a pause of late; measured unless told. */
  is_busy?: () => boolean;
}

/** Runs what is due, several at once; other instances may do the same. */
export class TaskRunner<Context> {
  readonly #o: TaskRunnerOptions<Context>;
  readonly #kinds: Map<string, Task<Context>>;
  readonly #prompt: string[];
  readonly #patient: string[];
  readonly #running = new Set<Promise<void>>();
  readonly #isBusy: () => boolean;
  #rests_until_ms = 0;

  constructor(options: TaskRunnerOptions<Context>) {
    this.#o = options;
    this.#kinds = new Map(options.tasks.map((entry) => [entry.kind, entry]));
    const kinds = (patient: boolean) =>
      options.tasks.filter((entry) => entry.patient === patient).map((entry) => entry.kind);
    this.#isBusy = options.is_busy ?? createBusyMeter();
    this.#prompt = kinds(false);
    this.#patient = kinds(true);
  }

  /**
   * Starts what is due, as far as there is room beside what still runs: one that hangs holds up nobody else.
   * @param draining nobody else has anything to do: patient ones need not hold back
   * @returns how many were started
   */
  async startDue(draining: boolean): Promise<number> {
    const started = await this.#claim(this.#prompt, CONCURRENCY);
    if (this.#patient.length === 0) return started;
    if (draining || !this.#isBusy()) return started + (await this.#claim(this.#patient, CONCURRENCY));
    const running = this.#running.size;
    const overdue = await this.#claim(this.#patient, OVERDUE_AT_ONCE - running, PATIENCE_MS);
    if (running + overdue > 0 || performance.now() < this.#rests_until_ms) return started + overdue;
    return started + (await this.#claim(this.#patient, 1));
  }

  async #claim(kinds: string[], at_most: number, overdue_ms = 0): Promise<number> {
    const { db, clock } = this.#o;
    const room = Math.min(at_most, CONCURRENCY - this.#running.size);
    if (kinds.length === 0 || room <= 0) return 0;
    const now_ms = clock.now().getTime();
    const due = new Date(now_ms - overdue_ms);
    const lease = new Date(now_ms + LEASE_MS);
    const claimed = await claimDue.all(db.relaxed, due, lease, room, kinds);
    for (const row of claimed) this.start(row);
    return claimed.length;
  }

  hasRoom(kind: string): boolean {
    return this.#running.size < CONCURRENCY && this.#kinds.get(kind)?.patient === false;
  }

  /** Runs one whose row is leased to this process. */
  start(row: TaskRow): void {
    const started_ms = performance.now();
    const run = this.#runOne(row).finally(() => {
      this.#running.delete(run);
      if (!this.#kinds.get(row.kind)!.patient) return;
      const now_ms = performance.now();
      this.#rests_until_ms = now_ms + REST * (now_ms - started_ms);
    });
    this.#running.add(run);
  }

  get busy(): boolean {
    return this.#running.size > 0;
  }

  /** Waits until one of those that run has ended. @returns false when none runs */
  async oneEnded(): Promise<boolean> {
    if (this.#running.size === 0) return false;
    await Promise.race(this.#running);
    return true;
  }

  /** Waits until none runs. */
  async idle(): Promise<void> {
    await Promise.all(this.#running);
  }

  async #runOne(row: TaskRow): Promise<void> {
    const { db, log, context } = this.#o;
    const kind = this.#kinds.get(row.kind)!;
    const from = row.data as { correlation_id?: string; traceparent?: string };
    const trace = beginTrace(this.#o.tracer, `task ${row.kind}`, "consumer", from);
    await withTrace(trace, async () => {
      let closed = false;
      let failure: unknown;
      const close = (tx: Tx) => {
        closeTask.send(tx, row.kind, row.key, row.asked);
        tx.afterCommit(() => (closed = true));
      };
      try {
        const { key, attempts: attempt } = row;
        const again_at = await kind.run(context, { key, data: row.data as never, attempt, close });
        // Where it was asked for again meanwhile, neither touches it: it is due when the asker said.
        if (again_at) await rescheduleTask.run(db.relaxed, row.kind, row.key, row.asked, again_at);
        else if (!closed) await closeTask.run(db.relaxed, row.kind, row.key, row.asked);
      } catch (error) {
        failure = error;
        await this.#failed(row, kind, error).catch((worse: unknown) =>
          log.error({ error: worse }, "a failed task could not be noted"),
        );
      }
      trace.span?.end(failure);
    });
  }

  async #failed(
    row: { kind: string; key: string; attempts: number; asked: number },
    kind: Task<Context>,
    error: unknown,
  ): Promise<void> {
    const { db, clock, log } = this.#o;
    const needed = error instanceof NeedsPerson;
    const parked = needed || row.attempts >= kind.max_attempts;
    const now = clock.now();
    const next = new Date(now.getTime() + Math.min(60_000, 250 * 2 ** Math.min(row.attempts, 10)));
    const reason = needed
      ? error.message
      : error instanceof AppError
        ? `${error.kind}: ${error.code}: ${error.message}`
        : (error as Error).name;
    log[parked ? "error" : "warn"](
      { error, task: row.kind, key: row.key, attempt: row.attempts },
      parked ? "a task is parked for a person" : "a task failed and is tried again",
    );
    await postponeTask.run(
      db.relaxed,
      row.kind,
      row.key,
      row.asked,
      next,
      reason.slice(0, 500),
      parked ? now : null,
    );
  }
}

/** Open and parked tasks, for operators. */
export const listTasks = (h: Handle) => listOpen.all(h);
export const replay = (h: Handle, kind: string, key: string, now: Date) => replayTask.run(h, kind, key, now);
export const discard = (h: Handle, kind: string, key: string) => dropTask.run(h, kind, key);
/** A task that a person asks for, without data; whoever runs tasks finds it when it looks next. */
export const askNow = (h: Handle, kind: string, key: string, now: Date) =>
  askFor.run(h, kind, key, "{}", now, 0);
