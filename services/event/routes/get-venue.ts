import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { reply, route } from "../../../platform/http/route.ts";
import { venueFor } from "../access.ts";
import type { Context } from "../context.ts";
import { layoutOfVenue } from "../db/venues.ts";
import { VenueWithLayout, venueView } from "../venue-view.ts";

export const getVenue = route({
  method: "GET",
  path: "/venues/:id",
  summary: "One venue with its layout",
  access: "user",
  params: z.object({ id: Id }),
  replies: { 200: VenueWithLayout },
  async handler(context: Context, { params, caller }) {
    const venue = await venueFor(context, caller, params.id, "events.read");
    return reply(
      200,
      { ...venueView(venue), layout: (await layoutOfVenue(context.db, venue.id)) ?? null },
      { etag: `"${venue.version}"` },
    );
  },
});
