import type { Database } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import type { LogEntry } from "./tail.ts";

export const BATCH = 1_000;

const anyUnstamped = sql({}, "select from outbox where seq is null limit 1");
const lockHead = sql({ seq: "int8" }, "select seq from log_head for update");
// Insert order is not commit order: only what is visible under the head's lock is stamped, so that a
// transaction that stays open beside neither leaves a gap nor is passed over.
const stampVisible = sql(
  { seq: "int8", event: "text" },
  `with batch as (
     select position, row_number() over (order by position) as n
     from (select position from outbox where seq is null order by position limit ${BATCH}) as visible),
   moved as (
     update log_head set seq = seq + (select count(*) from batch) where (select count(*) from batch) > 0
     returning seq - (select count(*) from batch) as base)
   update outbox set seq = moved.base + batch.n from batch, moved where outbox.position = batch.position
   returning outbox.seq, outbox.event::text as event`,
);

/**
 * Stamps the committed events of a log with gap-free numbers. The lock of the head's row makes it one at a
 * time; whoever is killed while holding it is replaced by the next to come. All of it is sent at once: the
 * stamping looks after the lock is there.
 * @returns what was stamped, in its order; there may be more when it is a full batch
 */
export async function stamp(db: Database): Promise<LogEntry[]> {
  const stamped = await db.tx((tx) => {
    lockHead.send(tx);
    return stampVisible.all(tx);
  });
  return stamped.sort((a, b) => a.seq - b.seq);
}

/** A look that costs less than stamping nothing. */
export const isAnyUnstamped = async (db: Database) => (await anyUnstamped.run(db)) > 0;
