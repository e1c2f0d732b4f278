import type { Handle, RowOf } from "../../../platform/db/sql.ts";
import { sql } from "../../../platform/db/sql.ts";
import type { AccessCount } from "../domain/access.ts";
import type { PerformanceTimes } from "../domain/performance.ts";

const columns = {
  id: "uuid",
  event_id: "uuid",
  starts_at: "timestamptz",
  ends_at: "timestamptz",
  doors_at: "timestamptz?",
  sale_starts_at: "timestamptz?",
  sale_ends_at: "timestamptz",
  status: "text",
  previous_starts_at: "timestamptz?",
} as const;
const list = Object.keys(columns).join(", ");
export type PerformanceRow = RowOf<typeof columns>;
export type PerformanceWithFree = PerformanceRow & { free: number; total: number; access: AccessCount[] };

const insertOne = sql(
  columns,
  `insert into performances (id, event_id, starts_at, ends_at, doors_at, sale_starts_at, sale_ends_at, status) values ($1, $2, $3, $4, $5, $6, $7, 'SCHEDULED') returning ${list}`,
);
const listOfEvents = sql(
  { ...columns, free: "int8", total: "int8", access: "jsonb" },
  `select ${list}, coalesce((select sum(free) from free_counts where performance_id = performances.id), 0)::bigint as free,
     coalesce((select sum(total) from free_counts where performance_id = performances.id), 0)::bigint as total,
     (select coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'total', total, 'free', free) order by kind), '[]') from (
       select kind, count(*) as total, count(*) filter (where a.free) as free
       from access_places a where performance_id = performances.id group by kind) as counted) as access
   from performances where event_id = any($1::uuid[]) order by starts_at, id`,
);
// The right-hand sides see the row as it was: moved back to where it was first announced, it was never moved.
const updateTimes = sql(
  columns,
  `update performances set starts_at = $3, ends_at = $4, doors_at = $5, sale_starts_at = $6, sale_ends_at = $7,
     previous_starts_at = case when $8 then nullif(coalesce(previous_starts_at, starts_at), $3) else previous_starts_at end
   where id = $1 and event_id = $2 returning ${list}`,
);
const removeOne = sql({}, "delete from performances where id = $1 and event_id = $2");
// A zone that is new in a known performance begins with none free: ticket's events say how many came.
const insertCounts = sql(
  {},
  `insert into free_counts (performance_id, zone_id, total, free)
   select c.performance_id, c.zone_id, c.total,
     case when exists (select from free_counts where performance_id = c.performance_id) then 0 else c.free end
   from jsonb_to_recordset($1::jsonb) as c(performance_id uuid, zone_id uuid, total integer, free integer)
   where exists (select from performances where id = c.performance_id)
   on conflict (performance_id, zone_id) do update set total = excluded.total`,
);
const changeFree = sql(
  {},
  `insert into free_counts (performance_id, zone_id, total, free)
   select $1, $2, 0, greatest(0, $3::integer) where exists (select from performances where id = $1)
   on conflict (performance_id, zone_id) do update set free = greatest(0, free_counts.free + $3)`,
);

const times = (t: PerformanceTimes) => [t.starts_at, t.ends_at, t.doors_at, t.sale_starts_at, t.sale_ends_at];

export const insertPerformance = async (h: Handle, id: string, event_id: string, t: PerformanceTimes) =>
  (await insertOne.one(h, id, event_id, ...times(t)))!;
export const performancesOf = async (h: Handle, event_ids: string[]): Promise<PerformanceWithFree[]> =>
  (await listOfEvents.all(h, event_ids)).map((row) => ({ ...row, access: row.access as AccessCount[] }));
/** @param announced whether people know the date, so that it is told when it moves */
export const updatePerformance = (
  h: Handle,
  id: string,
  event_id: string,
  t: PerformanceTimes,
  announced: boolean,
) => updateTimes.one(h, id, event_id, ...times(t), announced);
export const removePerformance = (h: Handle, id: string, event_id: string) => removeOne.run(h, id, event_id);

export interface CountRow {
  performance_id: string;
  zone_id: string;
  total: number;
  free: number;
}

/** Counts of new performances; those that are known keep what ticket's events made of them. */
export const noteCounts = (h: Handle, counts: CountRow[]) => insertCounts.run(h, JSON.stringify(counts));
export const addFree = (h: Handle, performance_id: string, zone_id: string, change: number) =>
  changeFree.run(h, performance_id, zone_id, change);
