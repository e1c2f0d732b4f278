import type { Context } from "./context.ts";
import type { TicketRow } from "./db/tickets.ts";
import { codeOf } from "./ticket-list.ts";
import { ticketsPdf } from "./ticket-pdf.ts";

/** Living tickets as one PDF. The booking's number is a courtesy: without an answer the ticket is as good. */
export async function printTickets(
  context: Context,
  rows: readonly TicketRow[],
  locale: string,
): Promise<Buffer> {
  const tickets = await Promise.all(rows.map(async (row) => ({ row, code: await codeOf(context, row) })));
  const known =
    rows[0] && (await context.bookings.getBooking({ bookingId: rows[0].booking_id }).catch(() => undefined));
  return ticketsPdf(tickets, locale, known?.booking?.reference || undefined);
}
