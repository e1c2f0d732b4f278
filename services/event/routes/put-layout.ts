import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { Layout } from "../../../contracts/types/layout.ts";
import { reply, route } from "../../../platform/http/route.ts";
import { venueFor } from "../access.ts";
import type { Context } from "../context.ts";
import { setVenueLayout } from "../db/venues.ts";
import { VenueView, venueView } from "../venue-view.ts";

// Sixty thousand places are about eight megabytes.
const LARGEST_LAYOUT = 12_000_000;

export const putLayout = route({
  method: "PUT",
  path: "/venues/:id/layout",
  summary: "Import the seating layout of a venue; events that were made from the old one stay as they are",
  access: "user",
  params: z.object({ id: Id }),
  body: Layout,
  body_limit: LARGEST_LAYOUT,
  replies: { 200: VenueView },
  errors: ["forbidden"],
  async handler(context: Context, { params, body, caller }) {
    const venue = await venueFor(context, caller, params.id, "events.update");
    const changed = (await setVenueLayout(context.db, venue.id, body))!;
    return reply(200, venueView(changed), { etag: `"${changed.version}"` });
  },
});
