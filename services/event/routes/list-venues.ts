import { z } from "zod";
import { PageQuery, pageOf } from "../../../contracts/types/page.ts";
import { GRANTS } from "../../../contracts/types/permissions.ts";
import { route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { readIdCursor } from "../cursor.ts";
import { venuesOf } from "../db/venues.ts";
import { VenueView, venueView } from "../venue-view.ts";

export const listVenues = route({
  method: "GET",
  path: "/venues",
  summary: "The venues of your organizations",
  access: "user",
  query: z.object(PageQuery),
  replies: { 200: pageOf(VenueView) },
  async handler(context: Context, { query, caller }) {
    const own = [...caller.memberships]
      .filter(([, role]) => GRANTS[role].has("events.read"))
      .map(([id]) => id);
    const rows = await venuesOf(context.db, own, readIdCursor(query.cursor), query.limit + 1);
    const page = rows.slice(0, query.limit);
    return { items: page.map(venueView), next_cursor: rows.length > page.length ? page.at(-1)!.id : null };
  },
});
