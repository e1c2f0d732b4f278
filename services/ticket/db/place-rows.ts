import { sql } from "../../../platform/db/sql.ts";

/** One array per column: 20,000 rows in one statement are inserted twice as fast as from JSON. */
export const insertSeats = sql(
  {},
  `insert into places (id, performance_id, zone_id, section_id, row_name, label, x, y, kind, rank, block, block_index, distance)
   select i, $1, z, s, r, l, x, y, k, n, b, bi, d from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::float8[],
     $8::float8[], $9::text[], $10::int4[], $11::int4[], $12::int4[], $13::float8[]) as seat(i, z, s, r, l, x, y, k, n, b, bi, d)`,
);
export const insertStanding = sql(
  {},
  `insert into places (id, performance_id, zone_id, kind, rank)
   select i, $1, $2, 'STANDING', $4 + n from unnest($3::uuid[]) with ordinality as place(i, n)`,
);
export const listKnownSeats = sql(
  {
    id: "uuid",
    zone_id: "uuid",
    section_id: "uuid",
    row_name: "text",
    label: "text",
    x: "float8",
    y: "float8",
    kind: "text",
    rank: "int4",
    block: "int4",
    block_index: "int4",
    distance: "float8",
    status: "text",
  },
  `select id, zone_id, section_id, row_name, label, x, y, kind, rank, block, block_index, distance, status
   from places where performance_id = $1 and section_id is not null order by id for no key update`,
);
export const moveSeats = sql(
  {},
  `update places set zone_id = z, x = seat.x, y = seat.y, kind = k, rank = n, block = b, block_index = bi, distance = d
   from unnest($1::uuid[], $2::uuid[], $3::float8[], $4::float8[], $5::text[], $6::int4[], $7::int4[], $8::int4[], $9::float8[])
     as seat(i, z, x, y, k, n, b, bi, d) where id = seat.i`,
);
export const deleteUnsold = sql(
  {},
  "delete from places where id = any($1::uuid[]) and status in ('FREE', 'BLOCKED')",
);
export const countStanding = sql(
  { performance_id: "uuid", zone_id: "uuid", count: "int8", last_rank: "int4" },
  `select performance_id, zone_id, count(*) as count, max(rank) as last_rank from places
   where performance_id = any($1::uuid[]) and section_id is null group by performance_id, zone_id`,
);
/** The last ones that nobody has or is taking. */
export const takeUnsoldStanding = sql(
  { id: "uuid", status: "text" },
  `select id, status from places where performance_id = $1 and zone_id = $2 and section_id is null and status in ('FREE', 'BLOCKED')
   order by status, id desc limit $3 for update skip locked`,
);
