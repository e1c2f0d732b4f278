import type { Database } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import type { LogEntry } from "./tail.ts";

export const BATCH = 1_000;

const anyUnstamped = sql({}, "select from outbox where seq is null limit 1");
const stampVisible = sql(
  { seq: "int8", event: "text" },
  "select stamped as seq, stamped_event as event from stamp_outbox($1)",
);

/**
 * Stamps the committed events of a log with gap-free numbers. The lock of the head's row makes it one at a
 * time; whoever is killed while holding it is replaced by the next to come.
 * @returns what was stamped, in its order; there may be more when it is a full batch
 */
export async function stamp(db: Database): Promise<LogEntry[]> {
  return (await stampVisible.all(db, BATCH)).sort((a, b) => a.seq - b.seq);
}

/** A look that costs less than stamping nothing. */
export const isAnyUnstamped = async (db: Database) => (await anyUnstamped.run(db)) > 0;
