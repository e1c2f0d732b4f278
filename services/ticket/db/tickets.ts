import { sql } from "../../../platform/db/sql.ts";

/** $1: a JSON array of rows. A second live ticket for a place is refused by the index. */
export const insertTickets = sql(
  {},
  `insert into tickets (id, booking_id, hold_id, user_id, organization_id, event_id, performance_id, zone_id, ticket_type_id,
     place_id, section, row_name, label, rank, key_id, short_code, issued_at, changed_at)
   select id, booking_id, hold_id, user_id, organization_id, event_id, performance_id, zone_id, ticket_type_id,
     place_id, section, row_name, label, rank, key_id, short_code, issued_at, issued_at
   from jsonb_to_recordset($1) as t(id uuid, booking_id uuid, hold_id uuid, user_id uuid, organization_id uuid, event_id uuid,
     performance_id uuid, zone_id uuid, ticket_type_id uuid, place_id uuid, section text, row_name text, label text, rank int,
     key_id text, short_code text, issued_at timestamptz)`,
);

export const FULL = `t.id, t.booking_id, t.hold_id, t.user_id, t.organization_id, t.event_id, t.performance_id, t.place_id, t.section,
  t.row_name, t.label, t.rank, t.key_id, t.short_code, t.status, t.issued_at, t.used_at, t.used_gate, e.name as event_name, e.slug as event_slug, e.art_family,
  e.venue_name, e.time_zone, z.id as zone_id, z.name as zone_name, y.id as ticket_type_id, y.name as ticket_type_name,
  p.starts_at, p.ends_at, p.doors_at
  from tickets t join events e on e.id = t.event_id join performances p on p.id = t.performance_id
  join zones z on z.id = t.zone_id join ticket_types y on y.id = t.ticket_type_id`;
export const full = {
  id: "uuid",
  booking_id: "uuid",
  hold_id: "uuid",
  user_id: "uuid?",
  organization_id: "uuid",
  event_id: "uuid",
  performance_id: "uuid",
  place_id: "uuid",
  section: "text?",
  row_name: "text?",
  label: "text?",
  rank: "int4",
  key_id: "text",
  short_code: "text",
  status: "text",
  issued_at: "timestamptz",
  used_at: "timestamptz?",
  used_gate: "text?",
  event_name: "text",
  event_slug: "text",
  art_family: "text",
  venue_name: "text",
  time_zone: "text",
  zone_id: "uuid",
  zone_name: "text",
  ticket_type_id: "uuid",
  ticket_type_name: "text",
  starts_at: "timestamptz",
  ends_at: "timestamptz",
  doors_at: "timestamptz?",
} as const;

export const findTicket = sql(full, `select ${FULL} where t.id = $1`);
export const lockTicket = sql(full, `select ${FULL} where t.id = $1 for no key update of t`);
export const lockTicketByShortCode = sql(
  full,
  `select ${FULL} where t.performance_id = $1 and t.short_code = $2 for no key update of t`,
);
/** Those of a booking, in the order of the map; $3 and $4: after this one. */
export const listTicketsOfBooking = sql(
  full,
  `select ${FULL} where t.booking_id = $1 and (p.starts_at, t.performance_id, t.rank, t.id) > ($3::timestamptz, $4::uuid, $5::int4, $6::uuid)
   order by p.starts_at, t.performance_id, t.rank, t.id limit $2`,
);
/** Those of a person, after this one. */
export const listTicketsOfUser = sql(
  full,
  `select ${FULL} where t.user_id = $1 and ($2::uuid is null or t.id > $2) order by t.id limit $3`,
);
export type TicketRow = NonNullable<Awaited<ReturnType<typeof findTicket.one>>>;

export const useTicket = sql(
  {},
  `update tickets set status = 'USED', used_at = $2, used_gate = $3, changed_at = $4
   where id = $1 and status = 'VALID'`,
);
export const unuseTicket = sql(
  {},
  `update tickets set status = 'VALID', used_at = null, used_gate = null, changed_at = $2
   where id = $1 and status = 'USED'`,
);
export const cancelTicket = sql(
  {},
  `update tickets set status = 'CANCELLED', cancelled_at = $2, changed_at = $2
   where id = $1 and status <> 'CANCELLED'`,
);
const STATE = "id as ticket_id, booking_id, performance_id, event_id, organization_id, place_id";
const state = {
  ticket_id: "uuid",
  booking_id: "uuid",
  performance_id: "uuid",
  event_id: "uuid",
  organization_id: "uuid",
  place_id: "uuid",
} as const;
export const cancelTicketsOfHold = sql(
  state,
  `with locked as materialized (select id from tickets where hold_id = $1 and status <> 'CANCELLED' order by id for no key update)
   update tickets set status = 'CANCELLED', cancelled_at = $2, changed_at = $2 from locked where tickets.id = locked.id
   returning tickets.${STATE}`,
);
export const forgetTicketHolder = sql({}, "update tickets set user_id = null where user_id = $1");
