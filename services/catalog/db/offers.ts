import { sql } from "../../../platform/db/sql.ts";

/** Everything a basket needs to know about some products ($PRODUCTS), as one JSON value: see domain/offer.ts. */
const offersOf = (products: string) => `
  select coalesce(jsonb_agg(jsonb_build_object(
    'product_id', p.id, 'organization_id', p.organization_id, 'type', p.type, 'published', p.status = 'PUBLISHED',
    'slug', p.slug, 'name', p.name, 'price_amount', p.price_amount, 'price_currency', p.price_currency,
    'tax_basis_points', p.tax_basis_points, 'venue_name', p.venue_name, 'venue_city', p.venue_city, 'time_zone', p.time_zone,
    'duration_minutes', p.duration_minutes, 'buffer_before_minutes', p.buffer_before_minutes,
    'buffer_after_minutes', p.buffer_after_minutes, 'schedule', p.schedule,
    'variants', (select coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'sku', v.sku, 'options', v.options,
        'price_amount', v.price_amount, 'stock', v.stock) order by v.rank), '[]')
      from variants v where v.product_id = p.id and not v.retired),
    'providers', (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name) order by pp.rank), '[]')
      from product_providers pp join providers s on s.id = pp.provider_id where pp.product_id = p.id))), '[]')
  from products p where p.id = any(${products}::uuid[])`;

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
    was_committed: "bool",
    offers: "jsonb",
  },
  `with opened as (
     insert into holds (id, booking_id, revision, state, created_at) values ($1, $2, 0, 'NEW', $3)
     on conflict (id) do update set booking_id = coalesce(holds.booking_id, excluded.booking_id)
     returning revision, state, items_hash, lines, committed_at is not null as was_committed)
   select opened.*, (${offersOf("$4")}) as offers from opened`,
);
