import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { audit } from "../../../platform/audit.ts";
import { invalidState } from "../../../platform/errors.ts";
import { route } from "../../../platform/http/route.ts";
import { eventForChange } from "../access.ts";
import { announce } from "../announce.ts";
import { answerEvent } from "../answer-event.ts";
import type { Context } from "../context.ts";
import { updateEvent } from "../db/events.ts";
import { EventDetail } from "../event-view.ts";
import { eventChanged } from "../facts.ts";

export const cancelEvent = route({
  method: "POST",
  path: "/events/:id/cancel",
  summary: "Call an event off: its bookings are cancelled and refunded",
  access: "user",
  params: z.object({ id: Id }),
  replies: { 200: EventDetail },
  errors: ["forbidden", "invalid_state"],
  async handler(context: Context, { params, caller }) {
    const event = await context.db.tx(async (tx) => {
      const known = await eventForChange(tx, caller, params.id, "events.delete");
      if (known.status === "DRAFT") throw invalidState("The event is a DRAFT; delete it instead.");
      if (known.status === "CANCELLED") return known;
      const cancelled = await updateEvent(tx, { ...known, status: "CANCELLED" });
      await announce(context, tx, cancelled, "cancelled");
      audit(tx, context.clock, {
        actor: `user:${caller.user_id}`,
        action: "event.cancel",
        object: `event:${known.id}`,
        organization_id: known.organization_id,
      });
      return cancelled;
    });
    eventChanged(context, event, "cancelled");
    return answerEvent(context, event);
  },
});
