import { sql } from "../../../platform/db/sql.ts";

/** No row: a newer push is known. The row is locked until the commit, so that pushes come one after the other. */
export const upsertEvent = sql(
  { layout_hash: "text" },
  `insert into events (id, slug, name, venue_name, time_zone, organization_id, cancelled, revision, art_family)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
   on conflict (id) do update set slug = excluded.slug, name = excluded.name, venue_name = excluded.venue_name,
     time_zone = excluded.time_zone, organization_id = excluded.organization_id, cancelled = excluded.cancelled, revision = excluded.revision,
     art_family = excluded.art_family
   where events.revision <= excluded.revision
   returning layout_hash`,
);
export const setLayoutHash = sql({}, "update events set layout_hash = $2 where id = $1");
export const upsertZones = sql(
  {},
  `insert into zones (id, event_id, name, kind, color, capacity, rank)
   select id, $1, name, kind, color, capacity, rank from jsonb_to_recordset($2) as z(id uuid, name text, kind text, color text, capacity int, rank int)
   on conflict (id) do update set name = excluded.name, kind = excluded.kind, color = excluded.color, capacity = excluded.capacity,
     rank = excluded.rank, removed = false`,
);
export const removeOtherZones = sql(
  {},
  "update zones set removed = true where event_id = $1 and id <> all($2::uuid[]) and not removed",
);
export const upsertSections = sql(
  {},
  `insert into sections (id, event_id, name, zone_id, rank)
   select id, $1, name, zone_id, rank from jsonb_to_recordset($2) as s(id uuid, name text, zone_id uuid, rank int)
   on conflict (id) do update set name = excluded.name, zone_id = excluded.zone_id, rank = excluded.rank, removed = false`,
);
export const removeOtherSections = sql(
  {},
  "update sections set removed = true where event_id = $1 and id <> all($2::uuid[]) and not removed",
);
export const upsertTicketTypes = sql(
  {},
  `insert into ticket_types (id, event_id, name, min_per_booking, max_per_booking, max_per_person)
   select id, $1, name, min_per_booking, max_per_booking, max_per_person
   from jsonb_to_recordset($2) as t(id uuid, name text, min_per_booking int, max_per_booking int, max_per_person int)
   on conflict (id) do update set name = excluded.name, min_per_booking = excluded.min_per_booking,
     max_per_booking = excluded.max_per_booking, max_per_person = excluded.max_per_person`,
);
export const deletePrices = sql({}, "delete from prices where event_id = $1");
export const insertPrices = sql(
  {},
  `insert into prices (event_id, zone_id, ticket_type_id, price_amount, price_currency, tax_basis_points, tiers)
   select $1, zone_id, ticket_type_id, price_amount, price_currency, tax_basis_points, tiers
   from jsonb_to_recordset($2) as p(zone_id uuid, ticket_type_id uuid, price_amount bigint, price_currency text, tax_basis_points int, tiers jsonb)`,
);

export const upsertPerformances = sql(
  {},
  `insert into performances (id, event_id, starts_at, ends_at, doors_at, sale_starts_at, sale_ends_at, cancelled)
   select id, $1, starts_at, ends_at, doors_at, sale_starts_at, sale_ends_at, cancelled
   from jsonb_to_recordset($2) as p(id uuid, starts_at timestamptz, ends_at timestamptz, doors_at timestamptz,
     sale_starts_at timestamptz, sale_ends_at timestamptz, cancelled boolean)
   on conflict (id) do update set starts_at = excluded.starts_at, ends_at = excluded.ends_at, doors_at = excluded.doors_at,
     sale_starts_at = excluded.sale_starts_at, sale_ends_at = excluded.sale_ends_at, cancelled = excluded.cancelled`,
);
export const listPerformanceIds = sql({ id: "uuid" }, "select id from performances where event_id = $1");
/** Performances that were taken away: nothing more is sold, unless something is sold already. */
export const withdrawPerformances = sql(
  {},
  `update performances set cancelled = true where id = any($1::uuid[])
   and not exists (select from places where performance_id = performances.id and status in ('HELD', 'SOLD'))`,
);
export const bumpSeating = sql(
  {},
  "update performances set seating_version = seating_version + 1 where id = any($1::uuid[])",
);
