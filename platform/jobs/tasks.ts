import type { Clock } from "../clock.ts";
import type { Database, Tx } from "../db/database.ts";
import type { Handle } from "../db/sql.ts";
import { sql } from "../db/sql.ts";
import { AppError } from "../errors.ts";
import type { Log } from "../log.ts";
import { currentTrace, newTrace, withTrace } from "../trace.ts";

const LEASE_MS = 20_000;
const CONCURRENCY = 4;

const askFor = sql(
  {},
  `insert into tasks (kind, key, data, due_at) values ($1, $2, $3, $4)
   on conflict (kind, key) do update set data = excluded.data, due_at = excluded.due_at, attempts = 0,
     asked = tasks.asked + 1, parked_at = null, reason = null`,
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
}

/** Thrown by a task that no other try can help: it is parked at once, for a person, with these words. */
export class NeedsPerson extends Error {}

/** Work with an effect outside the database. It may run twice, so it finds out what is already done. */
export interface Task<Context = never> {
  readonly kind: string;
  readonly max_attempts: number;
  run(context: Context, task: TaskRun<never>): Promise<Date | void>;
}

/**
 * Declares a kind of task. It ends by returning; returns a time to be called again then; throws to be
 * tried again with growing pauses and, after max_attempts, parked for a person (at once where it throws
 * NeedsPerson). Keep a run under 15 s.
 */
export function task<Context, Data = Record<string, never>>(
  kind: string,
  options: { max_attempts?: number },
  run: (context: Context, task: TaskRun<Data>) => Promise<Date | void>,
): Task<Context> {
  return { kind, max_attempts: options.max_attempts ?? 20, run: run };
}

/** Asks for tasks within the transaction that makes them necessary. */
export interface Tasks {
  /** One task per kind and key: asking again moves its time and its data. Due at once unless told. */
  ask(
    tx: Tx,
    kind: string,
    key: string,
    options?: { data?: Record<string, unknown>; due_at?: Date },
  ): void;
  drop(tx: Tx, kind: string, key: string): void;
}

export function createTasks(clock: Clock, wake: () => void): Tasks {
  return {
    ask(tx, kind, key, options = {}) {
      const trace = currentTrace();
      const data = {
        ...options.data,
        ...(trace ? { correlation_id: trace.correlation_id, traceparent: trace.traceparent } : {}),
      };
      askFor.send(tx, kind, key, JSON.stringify(data), options.due_at ?? clock.now());
      tx.afterCommit(wake);
    },
    drop: (tx, kind, key) => dropTask.send(tx, kind, key),
  };
}

export interface TaskRunnerOptions<Context> {
  db: Database;
  clock: Clock;
  log: Log;
  context: Context;
  tasks: Task<Context>[];
}

/** Runs what is due, several at once; other instances may do the same. */
export class TaskRunner<Context> {
  readonly #o: TaskRunnerOptions<Context>;
  readonly #kinds: Map<string, Task<Context>>;
  readonly #running = new Set<Promise<void>>();

  constructor(options: TaskRunnerOptions<Context>) {
    this.#o = options;
    this.#kinds = new Map(options.tasks.map((entry) => [entry.kind, entry]));
  }

  /**
   * Starts what is due, as far as there is room beside what still runs: one that hangs holds up nobody else.
   * @returns how many were started
   */
  async startDue(): Promise<number> {
    const { db, clock } = this.#o;
    const room = CONCURRENCY - this.#running.size;
    if (this.#kinds.size === 0 || room <= 0) return 0;
    const now = clock.now();
    const lease = new Date(now.getTime() + LEASE_MS);
    const claimed = await claimDue.all(db, now, lease, room, [...this.#kinds.keys()]);
    for (const row of claimed) {
      const run = this.#runOne(row).finally(() => this.#running.delete(run));
      this.#running.add(run);
    }
    return claimed.length;
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

  async #runOne(row: {
    kind: string;
    key: string;
    data: unknown;
    attempts: number;
    asked: number;
  }): Promise<void> {
    const { db, log, context } = this.#o;
    const kind = this.#kinds.get(row.kind)!;
    const trace = newTrace(row.data as { correlation_id?: string });
    await withTrace(trace, async () => {
      try {
        const again_at = await kind.run(context, {
          key: row.key,
          data: row.data as never,
          attempt: row.attempts,
        });
        // Where it was asked for again meanwhile, neither touches it: it is due when the asker said.
        if (again_at) await rescheduleTask.run(db, row.kind, row.key, row.asked, again_at);
        else await closeTask.run(db, row.kind, row.key, row.asked);
      } catch (error) {
        await this.#failed(row, kind, error).catch((failure: unknown) =>
          log.error({ error: failure }, "a failed task could not be noted"),
        );
      }
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
    await postponeTask.run(db, row.kind, row.key, row.asked, next, reason.slice(0, 500), parked ? now : null);
  }
}

/** Open and parked tasks, for operators. */
export const listTasks = (h: Handle) => listOpen.all(h);
export const replay = (h: Handle, kind: string, key: string, now: Date) => replayTask.run(h, kind, key, now);
export const discard = (h: Handle, kind: string, key: string) => dropTask.run(h, kind, key);
