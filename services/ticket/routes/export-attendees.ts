import { z } from "zod";
import { csvReply, MAX_ROWS, tooManyRows } from "../../../platform/http/csv.ts";
import { route } from "../../../platform/http/route.ts";
import { attendeeFilter, AttendeeQuery, attendeeViews } from "../attendee-list.ts";
import type { Context } from "../context.ts";
import { attendees } from "../db/attendees.ts";
import { BEGINNING } from "../ticket-list.ts";

const HEADS = [
  "reference",
  "name",
  "email",
  "starts_at",
  "zone",
  "section",
  "row",
  "seat",
  "ticket_type",
  "code",
  "status",
  "used_at",
];

export const exportAttendees = route({
  method: "GET",
  path: "/tickets/attendees/export",
  summary: "The same people as a CSV file, 10,000 tickets at most",
  access: "user",
  query: z.object(AttendeeQuery),
  replies: { 200: "text/csv" },
  errors: ["not_found", "forbidden", "limit_exceeded"],
  async handler(context: Context, { query, caller }) {
    const filter = await attendeeFilter(context, caller, query);
    const rows = await attendees(context.db.lists, filter, MAX_ROWS + 1, BEGINNING);
    if (rows.length > MAX_ROWS) throw tooManyRows();
    const lines = (await attendeeViews(context, rows)).map((row) => [
      row.reference,
      row.customer.name,
      row.customer.email,
      row.starts_at,
      row.zone,
      row.section,
      row.row,
      row.label,
      row.ticket_type,
      row.short_code,
      row.status,
      row.used_at,
    ]);
    return csvReply("attendees.csv", HEADS, lines);
  },
});
