import type { Handle } from "../../../platform/db/sql.ts";
import { sql } from "../../../platform/db/sql.ts";
import { FULL, full, type TicketRow } from "./tickets.ts";

/** Whose an event is. */
const findOwner = sql({ organization_id: "uuid" }, "select organization_id from events where id = $1");
// $4 a pattern for places, $5 people, $6 a booking; $7 to $10: after this one.
const listOne = sql(
  full,
  `select ${FULL} where t.event_id = $1 and ($2::uuid is null or t.performance_id = $2) and t.status <> 'CANCELLED'
     and ($4::text is null or t.user_id = any($5::uuid[]) or t.booking_id = $6
       or concat_ws(' ', coalesce(t.section, z.name), t.row_name, t.label) ilike $4 or concat(t.row_name, t.label) ilike $4)
     and (p.starts_at, t.performance_id, t.rank, t.id) > ($7::timestamptz, $8::uuid, $9::int4, $10::uuid)
   order by p.starts_at, t.performance_id, t.rank, t.id limit $3`,
);
const listHolders = sql(
  { user_id: "uuid" },
  `select distinct user_id from tickets where event_id = $1 and status <> 'CANCELLED' and user_id is not null limit $2`,
);
/** Places of these events by their state, and who came; per performance. */
export const countPlaces = sql(
  {
    organization_id: "uuid",
    event_id: "uuid",
    performance_id: "uuid",
    total: "int8",
    free: "int8",
    held: "int8",
    sold: "int8",
    blocked: "int8",
    checked_in: "int8",
  },
  `select e.organization_id, e.id as event_id, p.id as performance_id, c.total, c.free, c.held, c.sold, c.blocked,
     (select count(*) from tickets t where t.performance_id = p.id and t.status = 'USED') as checked_in
   from events e join performances p on p.event_id = e.id
   cross join lateral (
     select count(*) as total, count(*) filter (where status = 'FREE') as free, count(*) filter (where status = 'HELD') as held,
       count(*) filter (where status = 'SOLD') as sold, count(*) filter (where status = 'BLOCKED') as blocked
     from places where performance_id = p.id) as c
   where e.id = any($1::uuid[]) order by p.starts_at, p.id`,
);

export interface AttendeeFilter {
  event_id: string;
  performance_id: string | null;
  /** For LIKE; null for everybody. */
  pattern: string | null;
  user_ids: string[];
  booking_id: string | null;
}

export const ownerOfEvent = (h: Handle, event_id: string) => findOwner.one(h, event_id);
export const attendees = (
  h: Handle,
  { event_id, performance_id, pattern, user_ids, booking_id }: AttendeeFilter,
  limit: number,
  after: readonly [string, string, number, string],
): Promise<TicketRow[]> =>
  listOne.all(h, event_id, performance_id, limit, pattern, user_ids, booking_id, ...after);
export const holdersOf = async (h: Handle, event_id: string, limit: number) =>
  (await listHolders.all(h, event_id, limit)).map(({ user_id }) => user_id);
