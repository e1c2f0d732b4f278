import pg from "pg";
import type { Log } from "../log.ts";
import { together } from "../together.ts";
import { inSpan } from "../trace.ts";
import { ask } from "./ask.ts";
import { type Handle, type Query, sql } from "./sql.ts";
import { allOf } from "./transaction.ts";
import { watchReplica } from "./watch-replica.ts";

/** A healthy one has applied what the primary wrote within a few milliseconds: so long it is waited for … */
const PATIENCE_MS = 50;
const PAUSE_MS = 5;
/** … and when that was in vain, it is left alone for a while. */
const REST_MS = 1_000;
/** A frozen one is noticed here first. */
const ANSWER_MS = 1_000;

// As far as the disk: whoever was told of a commit was told after that.
const readPosition = sql(
  { position: "text", started: "text" },
  `select pg_current_wal_flush_lsn()::text as position, extract(epoch from pg_postmaster_start_time())::text as started`,
);
// One that has been promoted goes its own way, however far; only the primary itself may be no replica.
const isReached = sql(
  { reached: "bool?" },
  `select case when pg_is_in_recovery() then pg_last_wal_replay_lsn() >= $1::pg_lsn
     else extract(epoch from pg_postmaster_start_time())::text = $2 and pg_current_wal_flush_lsn() >= $1::pg_lsn
     end as reached`,
);

/** A copy of the database that answers lists. */
export interface Replica extends Handle {
  /** False while it is away, too far behind, or not what it should be: then the primary answers. */
  ok(): boolean;
  stats(): { total: number; idle: number; waiting: number };
  close(): Promise<void>;
}

export interface ReplicaOptions {
  url: string;
  primary: Handle;
  log: Log;
  /** Connections, at most. */
  connections: number;
}

/**
 * Opens a replica for lists. Before each, the primary is asked how far it has written (one small statement for all
 * who ask at once), and the replica answers only if it has come that far: what was committed before a question, by
 * whomever and through whichever process, is in its answer. In every other case the primary answers.
 */
export function openReplica({ url, primary, log, connections }: ReplicaOptions): Replica {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    options: "-c default_transaction_read_only=on",
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: ANSWER_MS,
    statement_timeout: 5_000,
    keepAlive: true,
    pipeline: true,
  });
  // What breaks here is noticed by those who ask.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => void client.on("error", () => undefined));
  const watch = watchReplica({ url, primary, log });
  const position = together(() => readPosition.one(primary));
  let rests_until_ms = 0;

  /** @returns undefined when it has not come as far */
  async function attempt(
    query: Query,
    wanted: { position: string; started: string },
  ): Promise<pg.QueryResult | undefined> {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      const h: Handle = { query: (asked) => ask(client, asked) };
      // In this order, and in one packet.
      const check = isReached.one(h, wanted.position, wanted.started);
      const [checked, result] = await inTime(allOf([check, h.query(query)]));
      return checked?.reached ? result : undefined;
    } catch (error) {
      if (!(error instanceof pg.DatabaseError)) broken = error as Error;
      throw error;
    } finally {
      client.release(broken);
    }
  }

  async function read(query: Query): Promise<pg.QueryResult | undefined> {
    const wanted = (await position())!;
    const until_ms = performance.now() + PATIENCE_MS;
    for (;;) {
      const result = await attempt(query, wanted);
      if (result || performance.now() > until_ms) return result;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }

  return {
    async query(query) {
      if (watch.ok() && performance.now() >= rests_until_ms) {
        // Whatever it fails with, the primary may know better: a table that is new, a query that was in replay's way.
        const result = await inSpan("replica", "internal", undefined, () => read(query)).catch(
          () => undefined,
        );
        if (result) return result;
        rests_until_ms = performance.now() + REST_MS;
      }
      return primary.query(query);
    },
    ok: watch.ok,
    stats: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    async close() {
      await watch.close();
      await pool.end();
    },
  };
}

async function inTime<T>(answers: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error("the replica does not answer")), ANSWER_MS);
  try {
    return await Promise.race([answers, promise]);
  } finally {
    clearTimeout(timer);
    answers.catch(() => undefined);
  }
}
