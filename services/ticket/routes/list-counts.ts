import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { can } from "../../../platform/http/caller.ts";
import { route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { countPlaces } from "../db/attendees.ts";

const Counts = z.object({
  event_id: Id,
  performance_id: Id,
  total: z.int(),
  free: z.int(),
  held: z.int(),
  sold: z.int(),
  blocked: z.int(),
  checked_in: z.int(),
});

export const listPlaceCounts = route({
  method: "GET",
  path: "/tickets/counts",
  summary: "Sold, held, free and blocked places of an organization's events, per performance",
  access: "user",
  query: z.object({
    event_ids: z
      .string()
      .transform((text) => text.split(","))
      .pipe(z.array(Id).min(1).max(100))
      .describe("ids with commas between them, 100 at most; those that are not yours are left out"),
  }),
  replies: { 200: z.object({ items: z.array(Counts) }) },
  async handler(context: Context, { query, caller }) {
    const rows = await countPlaces.all(context.db.lists, query.event_ids);
    return {
      items: rows
        .filter(({ organization_id }) => can(caller, "events.read", organization_id))
        .map(({ organization_id: _own, ...counts }) => counts),
    };
  },
});
