import type { LogService as Contract } from "../../contracts/gen/log/v1/log_pb.ts";
import { LogService } from "../../contracts/gen/log/v1/log_pb.ts";
import type { Database } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import { rpc, type RpcMethod } from "../rpc/method.ts";
import type { Signal } from "./signal.ts";
import type { LogEntry, LogTail } from "./tail.ts";

const MAX_BATCH = 1_000;
const MAX_WAIT_MS = 4_000;

const readHead = sql({ seq: "int8" }, "select seq from log_head");
export const readAfter = sql(
  { seq: "int8", event: "text" },
  "select seq, event::text as event from outbox where seq > $1 order by seq limit $2",
);
const acknowledge = sql(
  {},
  `insert into log_consumers (consumer, seq) values ($1, $2)
   on conflict (consumer) do update set seq = greatest(log_consumers.seq, excluded.seq), acknowledged_at = now()`,
);
/** The reader that sends a log to a broker. With it, the others take their events there, and stand still here. */
export const RELAY = "relay";

const trimLog = sql(
  {},
  `delete from outbox where created_at < $1::timestamptz
     and seq <= coalesce((select min(seq) from log_consumers where (consumer = '${RELAY}') = $2),
       case when $2 then 0 else 9223372036854775807 end)`,
);
const lagOfConsumers = sql(
  { consumer: "text", lag: "int8" },
  `select consumer, (select seq from log_head) - seq as lag from log_consumers where (consumer = '${RELAY}') = $1`,
);

export interface LogOwner {
  db: Database;
  /** Fires when new events have their number. */
  stamped: Signal;
  tail: LogTail;
}

/** @returns what follows a number, after waiting up to wait_ms for some */
export async function readLog(
  owner: LogOwner,
  after: number,
  limit: number,
  wait_ms: number,
): Promise<LogEntry[]> {
  const near = () => owner.tail.after(after, limit);
  const far = () => readAfter.all(owner.db, after, limit);
  // Asked for before looking, so that what is stamped in between is not slept through.
  const news = wait_ms > 0 ? owner.stamped.wait(Math.min(wait_ms, MAX_WAIT_MS)) : undefined;
  let rows = near();
  if (rows.length === 0 && !(news && owner.tail.endsAt(after))) rows = await far();
  if (rows.length === 0 && news) {
    await news;
    rows = near();
    // Another instance may have stamped.
    if (rows.length === 0) rows = await far();
  }
  return rows;
}

/** The newest number of a log. */
export const headOf = async (db: Database): Promise<number> => (await readHead.one(db))?.seq ?? 0;

/** The RPCs through which others read this service's log. */
export function logMethods(owner: LogOwner): RpcMethod<unknown>[] {
  const methods: typeof Contract.method = LogService.method;
  return [
    rpc(methods.read, async (_context: unknown, request) => {
      if (request.afterSeq < 0n) return { headSeq: BigInt(await headOf(owner.db)) };
      const limit = Math.min(request.limit || MAX_BATCH, MAX_BATCH);
      const rows = await readLog(owner, Number(request.afterSeq), limit, request.waitMs);
      return { entries: rows.map((row) => ({ seq: BigInt(row.seq), event: row.event })) };
    }),
    rpc(methods.acknowledge, async (_context: unknown, request) => {
      await acknowledge.run(owner.db.relaxed, request.consumer, request.seq);
      return {};
    }),
  ];
}

/**
 * Forgets events that are older than the time given, as far as every reader has taken them.
 * @param relayed true where the relay is the reader that counts
 */
export function trim(db: Database, older_than: Date, relayed: boolean): Promise<number> {
  return trimLog.run(db, older_than, relayed);
}

/** How many events each reader of this log has still to take: for /metrics. */
export function consumerLag(db: Database, relayed: boolean): Promise<{ consumer: string; lag: number }[]> {
  return lagOfConsumers.all(db, relayed);
}
