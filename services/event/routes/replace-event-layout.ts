import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { Layout, LAYOUT_BYTES } from "../../../contracts/types/layout.ts";
import { invalidState } from "../../../platform/errors.ts";
import { route } from "../../../platform/http/route.ts";
import { eventForChange, partsOf, refuse } from "../access.ts";
import { announce } from "../announce.ts";
import { answerEvent } from "../answer-event.ts";
import type { Context } from "../context.ts";
import { setPlaces, updateEvent } from "../db/events.ts";
import { performancesOf } from "../db/performances.ts";
import { tooManyPlaces } from "../domain/event-layout.ts";
import { type Offer, zonesOf } from "../domain/offer.ts";
import { EventDetail } from "../event-view.ts";
import { eventChanged } from "../facts.ts";

export const replaceEventLayout = route({
  method: "PUT",
  path: "/events/:id/layout",
  summary:
    "Replace an event's copy of the layout as a whole; on the programme, what somebody has must stay in it",
  access: "user",
  versioned: true,
  params: z.object({ id: Id }),
  body: Layout,
  body_limit: LAYOUT_BYTES,
  replies: { 200: EventDetail },
  errors: ["forbidden", "invalid_state", "capacity_below_sold", "payload_too_large"],
  async handler(context: Context, { params, body, caller, requireVersion }) {
    const event = await context.db.tx(async (tx) => {
      const known = await eventForChange(tx, caller, params.id, "events.update");
      requireVersion(known.version);
      if (known.status === "CANCELLED") throw invalidState("The event is CANCELLED.");
      const dates = await performancesOf(tx, [known.id]);
      const problems = tooManyPlaces(body, dates.length, context.config.places_per_event, "/places");
      if (problems.length > 0) throw refuse(problems);
      await setPlaces(tx, known.id, body.places);
      const changed = await updateEvent(tx, { ...known, offer: offerOn(body, known.id, known.offer) });
      await announce(context, tx, changed, "updated");
      return changed;
    });
    eventChanged(context, event, "updated");
    return answerEvent(context, event);
  },
});

/** Ticket types stay, and the prices of the zones whose keys stay; a new zone is sold once it has a price. */
function offerOn(layout: Layout, event_id: string, offer: Offer): Offer {
  const plan = zonesOf(layout, partsOf(event_id));
  const zones = new Set(plan.zones.map(({ id }) => id));
  return { ...offer, ...plan, prices: offer.prices.filter(({ zone_id }) => zones.has(zone_id)) };
}
