import { sql } from "../../../platform/db/sql.ts";

const NAMED = `p.id, p.performance_id, p.zone_id, p.kind, p.status, p.hold_id, s.name as section, p.row_name, p.label, p.rank
  from places p left join sections s on s.id = p.section_id`;
const named = {
  id: "uuid",
  performance_id: "uuid",
  zone_id: "uuid",
  kind: "text",
  status: "text",
  hold_id: "uuid?",
  section: "text?",
  row_name: "text?",
  label: "text?",
  rank: "int4",
} as const;

/** Exactly these, in the order of their ids: without it parallel buyers of overlapping seats deadlock. */
export const lockPlaces = sql(
  named,
  `select ${NAMED} where p.id = any($1::uuid[]) order by p.id for no key update of p`,
);
/** The same without taking them: for prices. */
export const findPlaces = sql(named, `select ${NAMED} where p.id = any($1::uuid[])`);

/** Those of them that are not free, as they stand. */
export const findTaken = sql(
  { id: "uuid", performance_id: "uuid", hold_id: "uuid?" },
  "select id, performance_id, hold_id from places where id = any($1::uuid[]) and status <> 'FREE'",
);

const FREE_ONES = `where p.performance_id = $1 and p.zone_id = $2 and p.status = 'FREE' and p.kind in ('SEAT', 'STANDING')
  and p.id <> all($3::uuid[]) order by p.id limit $4 for no key update of p`;
/** The first so many free ones of a zone that nobody else is taking in this moment. */
export const takeFree = sql(named, `select ${NAMED} ${FREE_ONES} skip locked`);
/** The same, waiting for those who are: only this may find that there is nothing left. */
export const takeFreePatiently = sql(named, `select ${NAMED} ${FREE_ONES}`);

/** Seats of a zone that can be had, for choosing the best of them; $3 are the hold's own. */
export const listFreeSeats = sql(
  { id: "uuid", block: "int4", block_index: "int4", distance: "float8" },
  `select id, block, block_index, distance from places
   where performance_id = $1 and zone_id = $2 and kind = 'SEAT' and (status = 'FREE' or id = any($3::uuid[]))`,
);
/** Chosen seats, where nobody was faster; it never waits. $2 is the hold. */
export const tryLockSeats = sql(
  named,
  `select ${NAMED} where p.id = any($1::uuid[]) and (p.status = 'FREE' or p.hold_id = $2) order by p.id for no key update of p skip locked`,
);

export const setStatus = sql({}, "update places set status = $2 where id = any($1::uuid[])");
/** For blocking standing room by number: the last ones, so that buyers do not wait. */
export const takeLast = sql(
  named,
  `select ${NAMED} where p.performance_id = $1 and p.zone_id = $2 and p.status = $3 and p.kind = 'STANDING'
   order by p.id desc limit $4 for no key update of p skip locked`,
);
/** One sold place back on sale. */
export const freeSoldPlace = sql(
  { id: "uuid", zone_id: "uuid", numbered: "bool" },
  `update places set status = 'FREE', hold_id = null where id = $1 and hold_id = $2
   returning id, zone_id, section_id is not null as numbered`,
);
