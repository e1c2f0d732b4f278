import { TicketService } from "../../../contracts/gen/ticket/v1/ticket_pb.ts";
import { notFound } from "../../../platform/errors.ts";
import { rpc } from "../../../platform/rpc/method.ts";
import type { Context } from "../context.ts";
import { printTickets } from "../print-tickets.ts";
import { ticketsOf } from "../ticket-list.ts";
import { requireId } from "../wanted-items.ts";

/** The living tickets of a booking as one PDF, a page each. */
export const makeTicketsPdf = rpc(TicketService.method.makeTicketsPdf, async (context: Context, request) => {
  const rows = await ticketsOf(context, requireId(request.bookingId, "booking_id"));
  const living = rows.filter(({ status }) => status !== "CANCELLED");
  if (living.length === 0) throw notFound("There are no living tickets.");
  return { pdf: await printTickets(context, living, request.locale || "en") };
});
