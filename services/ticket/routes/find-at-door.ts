import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { route } from "../../../platform/http/route.ts";
import { openDoor } from "../check-in.ts";
import type { Context } from "../context.ts";
import { findAtDoor } from "../find-at-door.ts";
import { DoorTicket } from "../ticket-json.ts";

const Found = DoorTicket.extend({
  holder: z.string().nullable().describe("who bought it; null when it was found by its booking"),
  short_code: z.string(),
});

/** For somebody who stands at the door without a code: asked of the owners of names, kept nowhere. */
export const findTicketsAtDoor = route({
  method: "GET",
  path: "/tickets/door/:performance_id/search",
  summary: "Tickets of a performance by the buyer's name or the booking's reference",
  access: "user",
  params: z.object({ performance_id: Id }),
  query: z.object({ q: z.string().trim().min(2).max(100) }),
  replies: { 200: z.object({ items: z.array(Found) }) },
  async handler(context: Context, { params, query, caller }) {
    const door = await openDoor(context, caller, params.performance_id);
    return { items: await findAtDoor(context, door, query.q) };
  },
});
