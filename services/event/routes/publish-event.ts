import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { audit } from "../../../platform/audit.ts";
import { conflict, type FieldError, invalidState } from "../../../platform/errors.ts";
import { route } from "../../../platform/http/route.ts";
import { eventForChange } from "../access.ts";
import { announce } from "../announce.ts";
import { answerEvent } from "../answer-event.ts";
import type { Context } from "../context.ts";
import { type EventRow, updateEvent } from "../db/events.ts";
import { type PerformanceWithFree, performancesOf } from "../db/performances.ts";
import { coming } from "../domain/sale-status.ts";
import { EventDetail } from "../event-view.ts";
import { eventChanged } from "../facts.ts";

export const publishEvent = route({
  method: "POST",
  path: "/events/:id/publish",
  summary: "Put a draft on the programme; what is missing is named",
  access: "user",
  params: z.object({ id: Id }),
  replies: { 200: EventDetail },
  errors: ["forbidden", "invalid_state"],
  async handler(context: Context, { params, caller }) {
    const event = await context.db.tx(async (tx) => {
      const draft = await eventForChange(tx, caller, params.id, "events.update");
      if (draft.status === "CANCELLED") throw invalidState("The event is CANCELLED.");
      if (draft.status === "PUBLISHED") return draft;
      const missing = whatIsMissing(draft, await performancesOf(tx, [draft.id]), context.clock.now());
      if (missing.length > 0)
        throw conflict("invalid_state", "The event is not ready for the programme.", missing);
      const published = await updateEvent(tx, { ...draft, status: "PUBLISHED" });
      await announce(context, tx, published, "published");
      audit(tx, context.clock, {
        actor: `user:${caller.user_id}`,
        action: "event.publish",
        object: `event:${draft.id}`,
        organization_id: draft.organization_id,
      });
      return published;
    });
    eventChanged(context, event, "published");
    return answerEvent(context, event);
  },
});

function whatIsMissing({ offer }: EventRow, performances: PerformanceWithFree[], now: Date): FieldError[] {
  const missing: FieldError[] = [];
  if (coming(performances, now).length === 0)
    missing.push({
      pointer: "/performances",
      code: "missing",
      detail: "It has no performance in the future.",
    });
  const priced = new Set(offer.prices.map((price) => price.zone_id));
  for (const zone of offer.zones)
    if (!priced.has(zone.id))
      missing.push({ pointer: "/prices", code: "missing", detail: `The zone ${zone.key} has no price.` });
  return missing;
}
