import type { Context } from "./context.ts";
import { listTicketsOfBooking, type TicketRow } from "./db/tickets.ts";

const NOBODY = "00000000-0000-0000-0000-000000000000";
const MAX_OF_BOOKING = 1_000;

/** Where a page of a booking's tickets ended: start, performance, rank, id. */
export type TicketPosition = readonly [string, string, number, string];
export const BEGINNING: TicketPosition = ["-infinity", NOBODY, -1, NOBODY];

/** Tickets of a booking in the order of dates and the map. */
export const ticketsOf = (
  context: Context,
  booking_id: string,
  limit = MAX_OF_BOOKING,
  after = BEGINNING,
): Promise<TicketRow[]> => listTicketsOfBooking.all(context.db, booking_id, limit, ...after);

export const positionOf = (row: TicketRow): TicketPosition => [
  row.starts_at.toISOString(),
  row.performance_id,
  row.rank,
  row.id,
];

export const codeOf = (context: Context, row: TicketRow): Promise<string> =>
  context.keys.sign({ key_id: row.key_id, ticket_id: row.id, event_id: row.event_id });
