import { sql } from "../../../platform/db/sql.ts";

/** Whoever takes or gives back a time first has its providers, in the order of their ids: so nobody deadlocks. */
export const lockProviders = sql(
  { id: "uuid" },
  "select id from providers where id = any($1::uuid[]) order by id for no key update",
);

/** What these providers are taken for in [$2, $3). */
export const listEntries = sql(
  {
    product_id: "uuid",
    provider_id: "uuid",
    starts_at: "timestamptz",
    busy_from: "timestamptz",
    busy_to: "timestamptz",
    taken: "int4",
  },
  `select product_id, provider_id, starts_at, lower(busy) as busy_from, upper(busy) as busy_to, taken from slots
   where provider_id = any($1::uuid[]) and busy && tstzrange($2, $3) and taken > 0`,
);

const CHANGES = `jsonb_to_recordset($1) as c(product_id uuid, provider_id uuid, starts_at timestamptz, ends_at timestamptz,
  busy_from timestamptz, busy_to timestamptz, capacity int4, quantity int4)`;

/**
 * Takes so many at each time, where they fit in: the count is the proof. A time that others have already keeps its
 * length, although the service may take longer by now.
 */
export const takeSlots = sql(
  {},
  `insert into slots (id, product_id, provider_id, starts_at, ends_at, busy, capacity, taken)
   select gen_random_uuid(), product_id, provider_id, starts_at, ends_at, tstzrange(busy_from, busy_to), capacity, quantity
   from ${CHANGES}
   on conflict on constraint slots_one_row do update set taken = slots.taken + excluded.taken, capacity = excluded.capacity,
     ends_at = case when slots.taken = 0 then excluded.ends_at else slots.ends_at end,
     busy = case when slots.taken = 0 then excluded.busy else slots.busy end
   where slots.taken + excluded.taken <= excluded.capacity`,
);
export const freeSlots = sql(
  {},
  `update slots set taken = slots.taken - c.quantity from ${CHANGES}
   where slots.product_id = c.product_id and slots.provider_id = c.provider_id and slots.starts_at = c.starts_at`,
);
