import { sql } from "../../../platform/db/sql.ts";

const ZONES = `(select coalesce(jsonb_agg(jsonb_build_object('zone_id', zone_id, 'total', total, 'free', free) order by zone_id), '[]') from (
  select zone_id, count(*) as total, count(*) filter (where status = 'FREE') as free from places where performance_id = $1 group by zone_id) as counted)`;

// The head is read in the snapshot of the places: whatever it counts is in them, whatever comes later has a
// higher number. Some of what is in them has none yet.
/** State of one performance; no row when it is unknown. One digit a numbered place: 0 free, 1 held, 2 taken. */
export const readBoard = sql(
  {
    version: "int8",
    revision: "int4",
    seating_version: "int4",
    zones: "jsonb",
    ids: "uuid[]",
    digits: "text",
    ahead: "uuid[]",
  },
  `select (select seq from log_head) as version, e.revision, p.seating_version, ${ZONES} as zones,
     array(select id from places where performance_id = $1 and section_id is not null order by rank, id) as ids,
     (select coalesce(string_agg(case status when 'FREE' then '0' when 'HELD' then '1' else '2' end, '' order by rank, id), '')
      from places where performance_id = $1 and section_id is not null) as digits,
     array(select event_id from outbox where seq is null and type = 'availability.changed' and subject = $1::uuid::text) as ahead
   from performances p join events e on e.id = p.event_id where p.id = $1`,
);
/** What came after version $2, numbered or not yet, in order; one row without an event when that is nothing. At most $3 numbers. */
export const readBoardChanges = sql(
  { version: "int8", revision: "int4", event_id: "uuid?", seq: "int8?", data: "jsonb?" },
  `select h.seq as version, e.revision, c.event_id, c.seq, c.event->'data' as data
   from performances p join events e on e.id = p.event_id cross join log_head h
   left join lateral (
     select position, seq, event_id, event from outbox
     where seq > $2 and seq <= $2 + $3 and type = 'availability.changed' and subject = $1::uuid::text
     union all
     select position, seq, event_id, event from outbox
     where seq is null and type = 'availability.changed' and subject = $1::uuid::text
   ) c on true
   where p.id = $1 order by c.position`,
);
export const countZones = sql(
  { performance_id: "uuid", zone_id: "uuid", total: "int8", free: "int8" },
  `select performance_id, zone_id, count(*) as total, count(*) filter (where status = 'FREE') as free
   from places where performance_id = any($1::uuid[]) group by performance_id, zone_id`,
);

export const listAccessPlaces = sql(
  { id: "uuid", performance_id: "uuid", kind: "text", free: "bool" },
  `select id, performance_id, kind, status = 'FREE' as free from places
   where performance_id = any($1::uuid[]) and kind in ('ACCESSIBLE', 'COMPANION') and section_id is not null`,
);

export const findSeating = sql(
  { event_id: "uuid", seating_version: "int4", sections: "jsonb" },
  `select p.event_id, p.seating_version,
     (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'zone_id', s.zone_id) order by s.rank), '[]')
      from sections s where s.event_id = p.event_id and not s.removed) as sections
   from performances p where p.id = $1`,
);
export const listSeats = sql(
  {
    id: "uuid",
    zone_id: "uuid",
    section_id: "uuid",
    row: "text",
    label: "text",
    x: "float8",
    y: "float8",
    kind: "text",
    block: "int4",
    block_index: "int4",
  },
  `select id, zone_id, section_id, row_name as row, label, x, y, kind, block, block_index from places
   where performance_id = $1 and section_id is not null order by rank`,
);
/** What a search for seats asks about each numbered place, in the order of the board. */
export const listStandpoints = sql(
  {
    id: "uuid",
    zone_id: "uuid",
    kind: "text",
    x: "float8",
    y: "float8",
    block: "int4",
    block_index: "int4",
    distance: "float8",
  },
  `select id, zone_id, kind, x, y, block, block_index, distance from places
   where performance_id = $1 and section_id is not null order by rank, id`,
);
