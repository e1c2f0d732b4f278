import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { route } from "../../../platform/http/route.ts";
import { forgetImage } from "../../../platform/keep-image.ts";
import { eventForChange } from "../access.ts";
import { tell } from "../announce.ts";
import { answerEvent } from "../answer-event.ts";
import type { Context } from "../context.ts";
import { setImage } from "../db/events.ts";
import { EventDetail } from "../event-view.ts";
import { eventChanged } from "../facts.ts";

export const removeImage = route({
  method: "DELETE",
  path: "/events/:id/image",
  summary: "Take an event's picture away; it is drawn from its slug again",
  access: "user",
  params: z.object({ id: Id }),
  replies: { 200: EventDetail },
  errors: ["forbidden"],
  async handler(context: Context, { params, caller }) {
    const changed = await context.db.tx(async (tx) => {
      const before = await eventForChange(tx, caller, params.id, "events.update");
      if (!before.image) return before;
      forgetImage(context, tx, before.image);
      const event = await setImage(tx, before.id, null);
      await tell(context, tx, event, "updated");
      return event;
    });
    eventChanged(context, changed, "updated");
    return answerEvent(context, changed);
  },
});
