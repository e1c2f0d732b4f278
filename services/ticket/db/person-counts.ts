import { sql } from "../../../platform/db/sql.ts";

/** Adds to counts in a fixed order; their rows stay locked until the commit. Arrays: events, ticket types, persons, numbers. */
export const addCounts = sql(
  { ticket_type_id: "uuid", count: "int4" },
  `insert into person_counts (event_id, ticket_type_id, person, count)
   select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::int4[]) as list(e, t, p, n) order by e, t, p
   on conflict (event_id, ticket_type_id, person) do update set count = person_counts.count + excluded.count
   returning ticket_type_id, count`,
);
export const subtractCounts = sql(
  {},
  `update person_counts set count = person_counts.count - list.n
   from unnest($1::uuid[], $2::uuid[], $3::text[], $4::int4[]) as list(e, t, p, n)
   where event_id = list.e and ticket_type_id = list.t and person = list.p`,
);
