import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { PageQuery, pageOf } from "../../../contracts/types/page.ts";
import { pageFrom, readCursor } from "../../../platform/http/page.ts";
import { route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { maySee } from "../ticket-access.ts";
import { Ticket, ticketJson } from "../ticket-json.ts";
import { codeOf, positionOf, ticketsOf } from "../ticket-list.ts";

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
      readCursor(Position, query.cursor) ?? undefined,
    );
    const page = pageFrom(rows, query.limit, positionOf);
    const items = await Promise.all(
      page.items
        .filter((row) => maySee(caller, row))
        .map(async (row) => ticketJson(row, await codeOf(context, row))),
    );
    return { items, next_cursor: items.length > 0 ? page.next_cursor : null };
  },
});
