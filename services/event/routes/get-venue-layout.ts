import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { Layout } from "../../../contracts/types/layout.ts";
import { notFound } from "../../../platform/errors.ts";
import { reply, route } from "../../../platform/http/route.ts";
import { venueFor } from "../access.ts";
import type { Context } from "../context.ts";
import { layoutOfVenue } from "../db/venues.ts";

export const getVenueLayout = route({
  method: "GET",
  path: "/venues/:id/layout",
  summary: "The seating layout of a venue, to be edited and sent again",
  access: "user",
  params: z.object({ id: Id }),
  replies: { 200: Layout },
  errors: ["forbidden"],
  async handler(context: Context, { params, caller }) {
    const venue = await venueFor(context, caller, params.id, "events.read");
    const layout = await layoutOfVenue(context.db, venue.id);
    if (!layout) throw notFound("The venue has no layout yet.");
    return reply(200, layout, { etag: `"${venue.version}"` });
  },
});
