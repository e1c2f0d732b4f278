import { sql } from "../../../platform/db/sql.ts";

/** Locks counts in a fixed order, making those that are missing; nobody waits for them before the first is sold. Arrays: zones, ticket types. */
export const lockPriceCounts = sql(
  { zone_id: "uuid", ticket_type_id: "uuid", count: "int4" },
  `insert into price_counts (zone_id, ticket_type_id, count)
   select z, t, 0 from unnest($1::uuid[], $2::uuid[]) as list(z, t) order by z, t
   on conflict (zone_id, ticket_type_id) do update set count = price_counts.count
   returning zone_id, ticket_type_id, count`,
);
/** The same without taking them: for prices. */
export const findPriceCounts = sql(
  { zone_id: "uuid", ticket_type_id: "uuid", count: "int4" },
  `select zone_id, ticket_type_id, count from price_counts
   where (zone_id, ticket_type_id) in (select * from unnest($1::uuid[], $2::uuid[]))`,
);
/** Adds to counts in the same order. Arrays: zones, ticket types, numbers. */
export const addPriceCounts = sql(
  {},
  `insert into price_counts (zone_id, ticket_type_id, count)
   select z, t, greatest(0, n) from unnest($1::uuid[], $2::uuid[], $3::int4[]) as list(z, t, n) order by z, t
   on conflict (zone_id, ticket_type_id) do update set count = greatest(0, price_counts.count + (
     select n from unnest($1::uuid[], $2::uuid[], $3::int4[]) as list(z, t, n)
     where z = price_counts.zone_id and t = price_counts.ticket_type_id))`,
);
