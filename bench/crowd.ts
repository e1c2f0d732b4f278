import pg from "pg";
import type { BenchFoyer } from "./foyer.ts";

/**
 * Sells most of a performance, as rows that the product would have written: pairs of places with their holds,
 * lines and tickets. For events that are too large to be sold through the API before every run.
 * @param shares of a hundred places: how many are sold, and how many only held
 */
export async function sellMost(
  foyer: BenchFoyer,
  performance_id: string,
  shares: { sold: number; held: number },
): Promise<void> {
  await inDatabase(foyer, "ticket", async (client) => {
    await client.query(pairUp, [performance_id, shares.sold, shares.sold + shares.held]);
    for (const statement of [makeHolds, takePlaces, makeTickets])
      await client.query(statement, [performance_id]);
    await client.query("analyze");
    const { rows } = await client.query(countFree, [performance_id]);
    await inDatabase(foyer, "event", (event) => event.query(setFree, [performance_id, JSON.stringify(rows)]));
  });
}

/** Runs statements in a service's database. */
export async function inDatabase<T>(
  foyer: BenchFoyer,
  service: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: foyer.database(service) });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const pairUp = `create temporary table pairs as
  select hold_id, zone_id, booking_id, user_id, place_ids, case when luck < $2::int then 'SOLD' else 'HELD' end as status from (
    select gen_random_uuid() as hold_id, gen_random_uuid() as booking_id, gen_random_uuid() as user_id, zone_id,
      array_agg(id) as place_ids, abs(hashint8(pair)) % 100 as luck
    from (select id, zone_id, (row_number() over (order by rank) - 1) / 2 as pair from places
          where performance_id = $1 and status = 'FREE' and kind <> 'STANDING') as seats
    group by pair, zone_id) as grouped
  where luck < $3::int`;

const makeHolds = `insert into holds (id, booking_id, user_id, person, revision, state, items_hash, lines, expires_at, lapse_at, committed_at, created_at)
  select hold_id, booking_id, user_id, user_id::text, 1, case status when 'SOLD' then 'COMMITTED' else 'HELD' end, md5(hold_id::text),
    jsonb_build_array(jsonb_build_object('index', 0, 'item_id', gen_random_uuid(), 'mode', 'place', 'performance_id', p.id, 'event_id', e.id,
      'zone_id', pairs.zone_id, 'ticket_type_id', t.id, 'counted', t.max_per_person is not null, 'title', e.name, 'subtitle', z.name || ' · ' || t.name,
      'event_slug', e.slug, 'organization_id', e.organization_id, 'time_zone', e.time_zone, 'starts_at', p.starts_at, 'ends_at', p.ends_at,
      'unit_price_amount', c.price_amount, 'price_currency', c.price_currency, 'tax_basis_points', c.tax_basis_points,
      'places', (select jsonb_agg(jsonb_build_object('id', s.id, 'section', n.name, 'row', s.row_name, 'label', s.label, 'rank', s.rank))
                 from places s left join sections n on n.id = s.section_id where s.id = any(pairs.place_ids)))),
    now() + interval '1 day', case status when 'HELD' then now() + interval '1 day' end, case status when 'SOLD' then now() end, now()
  from pairs join performances p on p.id = $1 join events e on e.id = p.event_id join zones z on z.id = pairs.zone_id
  join lateral (select * from prices where zone_id = pairs.zone_id order by price_amount desc limit 1) c on true
  join ticket_types t on t.id = c.ticket_type_id`;

const takePlaces = `update places set status = pairs.status, hold_id = pairs.hold_id from pairs
  where performance_id = $1 and places.id = any(pairs.place_ids)`;

const makeTickets = `insert into tickets (id, booking_id, hold_id, user_id, organization_id, event_id, performance_id, zone_id, ticket_type_id,
    place_id, section, row_name, label, rank, key_id, short_code, issued_at)
  select gen_random_uuid(), h.booking_id, h.id, h.user_id, e.organization_id, e.id, s.performance_id, s.zone_id,
    (h.lines->0->>'ticket_type_id')::uuid, s.id, n.name, s.row_name, s.label, s.rank,
    (select key_id from event_keys where event_id = e.id order by created_at limit 1),
    translate(lpad(to_hex(s.rank), 8, '0'), '01abcdef', 'XYABCDEF'), now()
  from places s join holds h on h.id = s.hold_id join performances p on p.id = s.performance_id join events e on e.id = p.event_id
  left join sections n on n.id = s.section_id
  where s.performance_id = $1 and s.status = 'SOLD' and not exists (select from tickets where place_id = s.id)`;

const countFree = `select zone_id, count(*) filter (where status = 'FREE')::int as free from places where performance_id = $1 group by zone_id`;
const setFree = `update free_counts c set free = n.free from jsonb_to_recordset($2::jsonb) as n(zone_id uuid, free int)
  where c.performance_id = $1 and c.zone_id = n.zone_id`;
