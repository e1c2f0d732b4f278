import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { PageQuery, pageOf } from "../../../contracts/types/page.ts";
import { Time } from "../../../contracts/types/time.ts";
import { pageFrom, readCursor } from "../../../platform/http/page.ts";
import { route } from "../../../platform/http/route.ts";
import { openDoor, Verdict } from "../check-in.ts";
import type { Context } from "../context.ts";
import { listConflicts, listTicketsById } from "../db/door.ts";
import { doorTicket } from "../ticket-json.ts";

const Position = z.tuple([z.union([z.iso.datetime(), z.literal("-infinity")]), Id]);
const NOBODY = "00000000-0000-0000-0000-000000000000";

const Conflict = z.object({
  id: Id,
  result: Verdict.shape.result,
  scanned_at: Time.describe("when a door without network let somebody in"),
  gate: z.string().nullable(),
  received_at: Time,
  used_at: Time.nullable().describe("the scan that counts"),
  used_gate: z.string().nullable(),
  ticket: Verdict.shape.ticket.unwrap().nullable(),
});

/** Who was let in by a door without network, and would not have been with one. */
export const listDoorConflicts = route({
  method: "GET",
  path: "/tickets/door/:performance_id/conflicts",
  summary: "Scans that a door without network let in and that do not count",
  access: "user",
  params: z.object({ performance_id: Id }),
  query: z.object(PageQuery),
  replies: { 200: pageOf(Conflict) },
  async handler(context: Context, { params, query, caller }) {
    const door = await openDoor(context, caller, params.performance_id);
    const after = readCursor(Position, query.cursor) ?? (["-infinity", NOBODY] as const);
    const rows = await listConflicts.all(context.db, door.performance_id, query.limit + 1, ...after);
    const page = pageFrom(rows, query.limit, ({ received_at, id }) => [received_at!.toISOString(), id]);
    const ids = page.items.flatMap(({ ticket_id }) => ticket_id ?? []);
    const tickets = new Map((await listTicketsById.all(context.db, ids)).map((row) => [row.id, row]));
    const items = page.items.map(({ at, ticket_id, ...row }) => {
      const ticket = ticket_id === null ? undefined : tickets.get(ticket_id);
      return {
        ...row,
        result: row.result as z.input<typeof Conflict>["result"],
        scanned_at: at.toISOString(),
        received_at: row.received_at!.toISOString(),
        used_at: row.used_at?.toISOString() ?? null,
        ticket: ticket ? doorTicket(ticket) : null,
      };
    });
    return { items, next_cursor: page.next_cursor };
  },
});
