import pg from "pg";
import { refuseLate } from "../deadline.ts";
import { AppError } from "../errors.ts";
import type { Log } from "../log.ts";
import { inSpan } from "../trace.ts";
import { ask } from "./ask.ts";
import { openReplica } from "./replica.ts";
import type { Handle } from "./sql.ts";
import { runTransaction, type Tx } from "./transaction.ts";

pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, String);

/** Runs statements, alone or in a transaction. */
export interface Store extends Handle {
  /** Runs work in one transaction; retried when PostgreSQL aborted it for a deadlock or serialisation. */
  tx<T>(work: (tx: Tx) => T | Promise<T>): Promise<T>;
}

export interface Database extends Store {
  /**
   * The same database, with commits that do not wait for the disk. For what is done again from something durable
   * when the server dies within the next moments (an event's handler, a task's step, a log's answer), and for
   * nothing that somebody is told, or that another service builds on, before a commit that waits.
   */
  relaxed: Store;
  /**
   * For lists and reports: the replica, where there is one that has everything committed before the question, else the
   * database itself. For nothing that decides, and for no object that is asked for by its id.
   */
  lists: Handle;
  /** Whether the replica is of use; undefined: there is none. */
  replica_ok: (() => boolean) | undefined;
  /** Counts what may have changed something through this process, once it is known how it ended. */
  changes(): number;
  /** Connections now: for /metrics. */
  stats(): { total: number; idle: number; waiting: number };
  close(): Promise<void>;
}

const RETRIES = 4;
const CONNECTIONS = 20;
const DEADLOCK = "40P01";
const SERIALISATION = "40001";

/**
 * Opens the pools. Statements end after 5 s and waits for a lock after 3 s, so that a slow database sheds
 * load instead of piling it up.
 * @param connections at most; those of all services together stay under what the server allows
 * @param read_url a replica, where there is one
 */
export function openDatabase(url: string, log: Log, connections = CONNECTIONS, read_url?: string): Database {
  const few = Math.max(1, Math.floor(connections / 3));
  let changes = 0;
  const changed = () => void changes++;
  const durable = openStore(url, log, Math.max(1, connections - few), changed);
  const relaxed = openStore(url, log, few, changed, ASYNC);
  const replica = read_url
    ? openReplica({ url: read_url, primary: durable, log, connections: few })
    : undefined;
  const sum = (a: Stats, b: Stats): Stats => ({
    total: a.total + b.total,
    idle: a.idle + b.idle,
    waiting: a.waiting + b.waiting,
  });
  return {
    query: durable.query,
    tx: durable.tx,
    relaxed,
    lists: replica ?? durable,
    replica_ok: replica?.ok,
    changes: () => changes,
    stats() {
      const own = sum(durable.stats(), relaxed.stats());
      return replica ? sum(own, replica.stats()) : own;
    },
    async close() {
      await replica?.close();
      await Promise.all([durable.close(), relaxed.close()]);
    },
  };
}

const ASYNC = "-c synchronous_commit=off";
type Stats = ReturnType<Database["stats"]>;

function openStore(
  url: string,
  log: Log,
  max: number,
  changed: () => void,
  options?: string,
): Store & Pick<Database, "stats" | "close"> {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    ...(options ? { options } : {}),
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 5_000,
    lock_timeout: 3_000,
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
    pipeline: true,
  });
  let closing = false;
  // The pool says that it has ended before the server has heard of it.
  pool.on("error", (error) => void (closing || log.warn({ error }, "an idle database connection broke")));
  // While somebody has it, the pool does not listen: who asks next is told, but nobody may be in the middle of asking.
  pool.on("connect", (client) => void client.on("error", () => undefined));

  /** What has waited in the queue until nobody waits for it any more is dropped before it costs anything. */
  async function take(): Promise<pg.PoolClient> {
    const queued = pool.idleCount === 0 && pool.totalCount >= max;
    const client = await pool.connect().catch(asUnavailable);
    try {
      if (queued) refuseLate();
      return client;
    } catch (late) {
      client.release();
      throw late;
    }
  }

  async function once<T>(work: (tx: Tx) => T | Promise<T>): Promise<T> {
    const client = await take();
    let broken: Error | undefined;
    try {
      return await runTransaction(client, work, (failure) => (broken = failure));
    } finally {
      changed();
      client.release(broken);
    }
  }

  async function untilDone<T>(work: (tx: Tx) => T | Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await once(work);
      } catch (error) {
        const { code } = error as { code?: string };
        if (attempt <= RETRIES && (code === DEADLOCK || code === SERIALISATION)) continue;
        return asUnavailable(error);
      }
    }
  }

  return {
    async query(query) {
      const client = await take();
      let broken: Error | undefined;
      try {
        return await ask(client, query);
      } catch (error) {
        if (endsConnection(error)) broken = error as Error;
        return asUnavailable(error);
      } finally {
        if (!query.text.startsWith("select")) changed();
        client.release(broken);
      }
    },
    tx: (work) => inSpan("transaction", "internal", undefined, () => untilDone(work)),
    stats: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close() {
      closing = true;
      return pool.end();
    },
  };
}

/** What a service without a database has in its place: a mistake in the code shows at once. */
export function noDatabase(service: string): Database {
  const refuse = () => Promise.reject(new Error(`${service} has no database`));
  return {
    query: refuse,
    tx: refuse,
    relaxed: { query: refuse, tx: refuse },
    lists: { query: refuse },
    replica_ok: undefined,
    changes: () => 0,
    stats: () => ({ total: 0, idle: 0, waiting: 0 }),
    close: () => Promise.resolve(),
  };
}

/** True when there is no connection any more after this: it broke, or the server has closed it. */
function endsConnection(error: unknown): boolean {
  return !(error instanceof pg.DatabaseError) || (error.code ?? "").startsWith("57P");
}

/** Lost connections, full pools and time-outs. */
function isLost(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return (
    /^(08|57P|53)/.test(code ?? "") ||
    ["ECONNREFUSED", "ECONNRESET", "EPIPE", "ENOENT", "57014", "55P03", "25P03", "25006"].includes(
      code ?? "",
    ) ||
    /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error/.test(
      message ?? "",
    )
  );
}

/** What is lost is "try again", everything else stays what it is. */
function asUnavailable(error: unknown): never {
  if (isLost(error))
    throw new AppError("unavailable", "dependency_unavailable", {
      detail: "The database is not reachable.",
      retry_after_s: 2,
      cause: error,
    });
  throw error;
}

/** True when a unique constraint of this name refused the row. */
export function violates(error: unknown, constraint: string): boolean {
  const { code, constraint: name } = error as { code?: string; constraint?: string };
  return code === "23505" && name === constraint;
}
