import { sql } from "../../../platform/db/sql.ts";

/** Everything a basket needs to know about some performances ($PERFORMANCES), as one JSON value: see domain/offer.ts. */
const offersOf = (performances: string) => `
  select coalesce(jsonb_agg(jsonb_build_object(
    'performance_id', p.id, 'event_id', e.id, 'event_name', e.name, 'event_slug', e.slug, 'organization_id', e.organization_id,
    'time_zone', e.time_zone, 'starts_at', p.starts_at, 'ends_at', p.ends_at,
    'sale_starts_at', p.sale_starts_at, 'sale_ends_at', p.sale_ends_at, 'cancelled', e.cancelled or p.cancelled,
    'zones', (select coalesce(jsonb_agg(jsonb_build_object('id', z.id, 'name', z.name, 'kind', z.kind) order by z.rank), '[]')
      from zones z where z.event_id = e.id and not z.removed),
    'ticket_types', (select coalesce(jsonb_agg(to_jsonb(t) - 'event_id'), '[]') from ticket_types t where t.event_id = e.id),
    'prices', (select coalesce(jsonb_agg(to_jsonb(c) - 'event_id'), '[]') from prices c where c.event_id = e.id))), '[]')
  from performances p join events e on e.id = p.event_id where p.id = any(${performances}::uuid[])`;

export const listOffers = sql({ offers: "jsonb" }, `select (${offersOf("$1")}) as offers`);

/**
 * Creates the hold or locks it, and reads what is on offer: two questions of every basket, one round trip.
 * A hold that was just made has the state NEW.
 */
export const openHold = sql(
  {
    revision: "int4",
    state: "text",
    items_hash: "text",
    lines: "jsonb",
    person: "text?",
    was_committed: "bool",
    offers: "jsonb",
  },
  `with opened as (
     insert into holds (id, booking_id, user_id, person, revision, state, created_at) values ($1, $2, $3, $4, 0, 'NEW', $5)
     on conflict (id) do update set booking_id = holds.booking_id
     returning revision, state, items_hash, lines, person, committed_at is not null as was_committed)
   select opened.*, (${offersOf("$6")}) as offers from opened`,
);
