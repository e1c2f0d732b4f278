import { timestampFromDate } from "@bufbuild/protobuf/wkt";
import { TicketService } from "../../../contracts/gen/ticket/v1/ticket_pb.ts";
import { rpc } from "../../../platform/rpc/method.ts";
import type { Context } from "../context.ts";
import { printShortCode } from "../domain/short-code.ts";
import { codeOf, ticketsOf } from "../ticket-list.ts";
import { requireId } from "../wanted-items.ts";

/** All tickets of a booking, dead ones too, with their codes. */
export const listTickets = rpc(TicketService.method.listTickets, async (context: Context, request) => {
  const rows = await ticketsOf(context, requireId(request.bookingId, "booking_id"));
  const tickets = rows.map(async (row) => ({
    id: row.id,
    bookingId: row.booking_id,
    performanceId: row.performance_id,
    placeId: row.place_id,
    section: row.section ?? "",
    row: row.row_name ?? "",
    label: row.label ?? "",
    status: row.status,
    code: await codeOf(context, row),
    eventName: row.event_name,
    venueName: row.venue_name,
    ticketTypeName: row.ticket_type_name,
    zoneName: row.zone_name,
    startsAt: timestampFromDate(row.starts_at),
    endsAt: timestampFromDate(row.ends_at),
    ...(row.doors_at ? { doorsAt: timestampFromDate(row.doors_at) } : {}),
    timeZone: row.time_zone,
    shortCode: printShortCode(row.short_code),
  }));
  return { tickets: await Promise.all(tickets) };
});
