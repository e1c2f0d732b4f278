import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { PageQuery, pageOf } from "../../../contracts/types/page.ts";
import { GRANTS } from "../../../contracts/types/permissions.ts";
import { pageFrom, readCursor } from "../../../platform/http/page.ts";
import { route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
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
    const rows = await venuesOf(context.db, own, readCursor(Id, query.cursor), query.limit + 1);
    const { items, next_cursor } = pageFrom(rows, query.limit, ({ id }) => id);
    return { items: items.map(venueView), next_cursor };
  },
});
