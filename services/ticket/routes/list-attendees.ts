import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { PageQuery, pageOf } from "../../../contracts/types/page.ts";
import { pageFrom, readCursor } from "../../../platform/http/page.ts";
import { route } from "../../../platform/http/route.ts";
import { Attendee, attendeeFilter, AttendeeQuery, attendeeViews } from "../attendee-list.ts";
import type { Context } from "../context.ts";
import { attendees } from "../db/attendees.ts";
import { BEGINNING, positionOf } from "../ticket-list.ts";

/** Where a page ended. */
const Position = z.tuple([z.iso.datetime(), Id, z.int(), Id]);

export const listAttendees = route({
  method: "GET",
  path: "/tickets/attendees",
  summary: "Who comes to an event: its living tickets, found by name, address, reference or seat",
  access: "user",
  query: z.object({ ...PageQuery, ...AttendeeQuery }),
  replies: { 200: pageOf(Attendee) },
  errors: ["not_found", "forbidden", "limit_exceeded"],
  async handler(context: Context, { query, caller }) {
    const filter = await attendeeFilter(context, caller, query);
    const after = readCursor(Position, query.cursor) ?? BEGINNING;
    const rows = await attendees(context.db.lists, filter, query.limit + 1, after);
    const { items, next_cursor } = pageFrom(rows, query.limit, positionOf);
    return { items: await attendeeViews(context, items), next_cursor };
  },
});
