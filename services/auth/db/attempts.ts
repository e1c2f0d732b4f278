import type { Handle } from "../../../platform/db/sql.ts";
import { sql } from "../../../platform/db/sql.ts";

// One statement reads, counts and writes: a burst in one packet is counted like a slow row of tries.
const countOne = sql(
  { count: "int4", until: "timestamptz" },
  `insert into attempts (key, count, until) values ($1, 1, $3)
   on conflict (key) do update set
     count = case when attempts.until <= $2 then 1 else attempts.count + 1 end,
     until = case when attempts.until <= $2 then excluded.until else attempts.until end
   returning count, until`,
);
const giveBack = sql({}, "update attempts set count = greatest(count - 1, 0) where key = $1");
const deleteOver = sql(
  {},
  "delete from attempts where key in (select key from attempts where until < $1 order by until limit 1000 for update skip locked)",
);

/** Counts one more within the window that is open, or opens one until `until`. */
export const countAttempt = async (h: Handle, key: string, now: Date, until: Date) =>
  (await countOne.one(h, key, now, until))!;
export const giveAttemptBack = (h: Handle, key: string) => giveBack.run(h, key);
export const deleteOldAttempts = (h: Handle, now: Date) => deleteOver.run(h, now);
