import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { TimeZone } from "../../../contracts/types/time.ts";
import { AppError } from "../../../platform/errors.ts";
import { reply, route } from "../../../platform/http/route.ts";
import { venueFor } from "../access.ts";
import { tell } from "../announce.ts";
import type { Context } from "../context.ts";
import { placeEvents } from "../db/events.ts";
import { updateVenue as writeVenue } from "../db/venues.ts";
import { VenueInput } from "../event-input.ts";
import { coordinatesOf, VenueView, venueView } from "../venue-view.ts";

export const updateVenue = route({
  method: "PUT",
  path: "/venues/:id",
  summary:
    "Change what you send of a venue; events that were made from it stay as they are, but learn where it is",
  access: "user",
  versioned: true,
  params: z.object({ id: Id }),
  body: VenueInput.extend({ time_zone: TimeZone }).partial(),
  replies: { 200: VenueView },
  errors: ["forbidden"],
  async handler(context: Context, { params, body, caller, requireVersion }) {
    const known = await venueFor(context, caller, params.id, "events.update");
    requireVersion(known.version);
    const moved = body.position === undefined ? {} : coordinatesOf(body.position);
    const venue = await context.db.tx(async (tx) => {
      const written = await writeVenue(tx, known.id, known.version, { ...known, ...body, ...moved });
      if (!written)
        throw new AppError("failed_precondition", "version_mismatch", {
          detail: "Somebody changed it meanwhile; read it again.",
        });
      for (const event of await placeEvents(tx, written)) await tell(context, tx, event, "updated");
      return written;
    });
    return reply(200, venueView(venue), { etag: `"${venue.version}"` });
  },
});
