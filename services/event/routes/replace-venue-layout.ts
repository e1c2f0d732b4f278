import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { Layout, LAYOUT_BYTES } from "../../../contracts/types/layout.ts";
import { notFound } from "../../../platform/errors.ts";
import { requirePermission } from "../../../platform/http/caller.ts";
import { reply, route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { lockVenue, setVenueLayout } from "../db/venues.ts";
import { VenueView, venueView } from "../venue-view.ts";

export const replaceVenueLayout = route({
  method: "PUT",
  path: "/venues/:id/layout",
  summary:
    "Replace a venue's seating layout as a whole; events that were made from the old one stay as they are",
  access: "user",
  versioned: true,
  params: z.object({ id: Id }),
  body: Layout,
  body_limit: LAYOUT_BYTES,
  replies: { 200: VenueView },
  errors: ["forbidden", "payload_too_large"],
  async handler(context: Context, { params, body, caller, requireVersion }) {
    const changed = await context.db.tx(async (tx) => {
      const venue = await lockVenue(tx, params.id);
      if (!venue) throw notFound();
      requirePermission(caller, "events.update", venue.organization_id);
      // The first one cannot undo anybody's work.
      if (venue.has_layout) requireVersion(venue.version);
      return (await setVenueLayout(tx, venue.id, body))!;
    });
    return reply(200, venueView(changed), { etag: `"${changed.version}"` });
  },
});
