import type { Handle } from "../../../platform/db/sql.ts";
import { sql } from "../../../platform/db/sql.ts";

const takeNext = sql(
  { last: "int4" },
  `insert into number_counters (organization_id, year, last) values ($1, $2, 1)
   on conflict (organization_id, year) do update set last = number_counters.last + 1 returning last`,
);

/** The next number of an organization's year; without the commit of this transaction it was never given. */
export async function nextNumber(h: Handle, organization_id: string, year: number): Promise<number> {
  return (await takeNext.one(h, organization_id, year))!.last;
}
