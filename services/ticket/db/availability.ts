import { sql } from "../../../platform/db/sql.ts";

const ZONES = `(select coalesce(jsonb_agg(jsonb_build_object('zone_id', zone_id, 'total', total, 'free', free) order by zone_id), '[]') from (
  select zone_id, count(*) as total, count(*) filter (where status = 'FREE') as free from places where performance_id = $1 group by zone_id) as counted)`;

// The head is read in the snapshot of the places: whatever it counts is in them, whatever comes later has a
// higher number.
/** State of one performance with lists; no row when it is unknown. */
export const readAvailability = sql(
  { version: "int8", zones: "jsonb", taken: "uuid[]", held: "uuid[]" },
  `select (select seq from log_head) as version, ${ZONES} as zones,
     array(select id from places where performance_id = $1 and section_id is not null and status <> 'FREE' order by rank) as taken,
     array(select id from places where performance_id = $1 and section_id is not null and status = 'HELD' order by rank) as held
   from performances where id = $1`,
);
/** The same with one digit a numbered place, in the order of the seating. */
export const readAvailabilityDigits = sql(
  { version: "int8", zones: "jsonb", digits: "text" },
  `select (select seq from log_head) as version, ${ZONES} as zones,
     (select coalesce(string_agg(case status when 'FREE' then '0' when 'HELD' then '1' else '2' end, '' order by rank), '')
      from places where performance_id = $1 and section_id is not null) as digits
   from performances where id = $1`,
);
export const countZones = sql(
  { performance_id: "uuid", zone_id: "uuid", total: "int8", free: "int8" },
  `select performance_id, zone_id, count(*) as total, count(*) filter (where status = 'FREE') as free
   from places where performance_id = any($1::uuid[]) group by performance_id, zone_id`,
);

export const findSeating = sql(
  { event_id: "uuid", seating_version: "int4", sections: "jsonb" },
  `select p.event_id, p.seating_version,
     (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'zone_id', s.zone_id) order by s.rank), '[]')
      from sections s where s.event_id = p.event_id) as sections
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
  },
  `select id, zone_id, section_id, row_name as row, label, x, y, kind from places
   where performance_id = $1 and section_id is not null order by rank`,
);
