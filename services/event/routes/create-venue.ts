import { Id } from "../../../contracts/types/ids.ts";
import { TimeZone } from "../../../contracts/types/time.ts";
import { requirePermission } from "../../../platform/http/caller.ts";
import { reply, route } from "../../../platform/http/route.ts";
import { newId } from "../../../platform/ids.ts";
import type { Context } from "../context.ts";
import { insertVenue } from "../db/venues.ts";
import { VenueInput } from "../event-input.ts";
import { coordinatesOf, VenueView, venueView } from "../venue-view.ts";

export const createVenue = route({
  method: "POST",
  path: "/venues",
  summary: "Add a venue to an organization",
  access: "user",
  body: VenueInput.extend({
    organization_id: Id,
    time_zone: TimeZone,
    position: VenueInput.shape.position.optional(),
  }),
  replies: { 201: VenueView },
  errors: ["forbidden", "not_found"],
  async handler(context: Context, { body, caller }) {
    requirePermission(caller, "events.create", body.organization_id);
    const venue = await insertVenue(context.db, newId(), body.organization_id, {
      ...body,
      ...coordinatesOf(body.position ?? null),
    });
    return reply(201, venueView(venue), { etag: `"${venue.version}"`, location: `/venues/${venue.id}` });
  },
});
