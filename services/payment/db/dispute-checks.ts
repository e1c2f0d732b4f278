import { type Handle, sql } from "../../../platform/db/sql.ts";

// Whoever is met for the first time has nothing that could have been missed.
const claim = sql(
  { due: "bool" },
  `insert into dispute_checks (provider, next_check_at) values ($1, $3)
   on conflict (provider) do update set next_check_at = excluded.next_check_at where dispute_checks.next_check_at <= $2
   returning xmax <> 0 as due`,
);

/** True for one of those who ask, when it is time to ask the provider; the next time is noted with it. */
export const claimDisputeCheck = async (h: Handle, provider: string, now: Date, next: Date) =>
  (await claim.one(h, provider, now, next))?.due ?? false;
