import { z } from "zod";
import { Id } from "../../contracts/types/ids.ts";
import { Time } from "../../contracts/types/time.ts";
import type { TicketRow } from "./db/tickets.ts";
import { printShortCode } from "./domain/short-code.ts";

/** What the door sees of a ticket: no code, no person. */
export const DoorTicket = z.object({
  id: Id,
  booking_id: Id,
  event_id: Id,
  performance_id: Id,
  place_id: Id,
  section: z.string().nullable(),
  row: z.string().nullable(),
  label: z.string().nullable(),
  zone_id: Id,
  zone: z.string(),
  ticket_type_id: Id,
  ticket_type: z.string(),
  status: z.enum(["VALID", "USED", "CANCELLED"]),
  starts_at: Time,
});
export const Ticket = DoorTicket.extend({
  code: z.string(),
  short_code: z.string(),
  event_slug: z.string(),
  event_name: z.string(),
  venue_name: z.string(),
  doors_at: Time.nullable(),
  ends_at: Time,
  time_zone: z.string(),
  used_at: Time.nullable(),
  used_gate: z.string().nullable(),
});

export const doorTicket = (row: TicketRow): z.input<typeof DoorTicket> => ({
  id: row.id,
  booking_id: row.booking_id,
  event_id: row.event_id,
  performance_id: row.performance_id,
  place_id: row.place_id,
  section: row.section,
  row: row.row_name,
  label: row.label,
  zone_id: row.zone_id,
  zone: row.zone_name,
  ticket_type_id: row.ticket_type_id,
  ticket_type: row.ticket_type_name,
  status: row.status as z.input<typeof DoorTicket>["status"],
  starts_at: row.starts_at.toISOString(),
});

export const ticketJson = (row: TicketRow, code: string): z.input<typeof Ticket> => ({
  ...doorTicket(row),
  code,
  short_code: printShortCode(row.short_code),
  event_slug: row.event_slug,
  event_name: row.event_name,
  venue_name: row.venue_name,
  doors_at: row.doors_at?.toISOString() ?? null,
  ends_at: row.ends_at.toISOString(),
  time_zone: row.time_zone,
  used_at: row.used_at?.toISOString() ?? null,
  used_gate: row.used_gate,
});
