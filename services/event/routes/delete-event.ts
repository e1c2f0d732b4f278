import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { audit } from "../../../platform/audit.ts";
import { invalidState } from "../../../platform/errors.ts";
import { reply, route } from "../../../platform/http/route.ts";
import { forgetImage } from "../../../platform/keep-image.ts";
import { eventForChange } from "../access.ts";
import type { Context } from "../context.ts";
import { removeDraft } from "../db/events.ts";

export const deleteEvent = route({
  method: "DELETE",
  path: "/events/:id",
  summary: "Throw a draft away; what was on the programme is cancelled instead",
  access: "user",
  params: z.object({ id: Id }),
  replies: { 204: null },
  errors: ["forbidden", "invalid_state"],
  async handler(context: Context, { params, caller }) {
    await context.db.tx(async (tx) => {
      const event = await eventForChange(tx, caller, params.id, "events.delete");
      if ((await removeDraft(tx, event.id)) === 0)
        throw invalidState(`The event is ${event.status}; cancel it instead.`);
      if (event.image) forgetImage(context, tx, event.image);
      audit(tx, context.clock, {
        actor: `user:${caller.user_id}`,
        action: "event.delete",
        object: `event:${event.id}`,
        organization_id: event.organization_id,
      });
    });
    return reply(204);
  },
});
