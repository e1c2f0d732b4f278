import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { PageQuery, pageOf } from "../../../contracts/types/page.ts";
import { invalid } from "../../../platform/errors.ts";
import { route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { maySee } from "../ticket-access.ts";
import { Ticket, ticketJson } from "../ticket-json.ts";
import { codeOf, positionOf, type TicketPosition, ticketsOf } from "../ticket-list.ts";

const Position = z.tuple([z.union([z.iso.datetime(), z.literal("-infinity")]), Id, z.int(), Id]);

/** Tickets of one booking. A foreign booking has none, like one that does not exist. */
export const listTickets = route({
  method: "GET",
  path: "/tickets",
  summary: "Tickets of a booking",
  access: "user",
  query: z.object({ booking_id: Id, ...PageQuery }),
  replies: { 200: pageOf(Ticket) },
  async handler(context: Context, { query, caller }) {
    const rows = await ticketsOf(
      context,
      query.booking_id,
      query.limit + 1,
      query.cursor === undefined ? undefined : readCursor(query.cursor),
    );
    const page = rows.slice(0, query.limit);
    const items = await Promise.all(
      page
        .filter((row) => maySee(caller, row))
        .map(async (row) => ticketJson(row, await codeOf(context, row))),
    );
    const more = items.length > 0 && rows.length > query.limit;
    return {
      items,
      next_cursor: more ? Buffer.from(JSON.stringify(positionOf(page.at(-1)!))).toString("base64url") : null,
    };
  },
});

function readCursor(cursor: string): TicketPosition {
  try {
    return Position.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
  } catch {
    throw invalid("/cursor", "invalid", "Not a cursor of this list.");
  }
}
