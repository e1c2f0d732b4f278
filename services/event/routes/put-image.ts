import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { notFound } from "../../../platform/errors.ts";
import { requirePermission } from "../../../platform/http/caller.ts";
import { route } from "../../../platform/http/route.ts";
import { IMAGE_TYPES, makeImage, MAX_IMAGE_BYTES } from "../../../platform/images.ts";
import { forgetImage, keepImage } from "../../../platform/keep-image.ts";
import { eventForChange } from "../access.ts";
import { tell } from "../announce.ts";
import { answerEvent } from "../answer-event.ts";
import type { Context } from "../context.ts";
import { eventById, setImage } from "../db/events.ts";
import { EventDetail } from "../event-view.ts";
import { eventChanged } from "../facts.ts";

export const putImage = route({
  method: "PUT",
  path: "/events/:id/image",
  summary: "Give an event its picture: the file itself is the body; an older picture goes",
  access: "user",
  params: z.object({ id: Id }),
  raw_body_limit: MAX_IMAGE_BYTES,
  raw_body_types: IMAGE_TYPES,
  replies: { 200: EventDetail },
  errors: ["forbidden", "payload_too_large", "unsupported_media_type"],
  async handler(context: Context, { params, raw, caller }) {
    const known = await eventById(context.db, params.id);
    if (!known) throw notFound();
    requirePermission(caller, "events.update", known.organization_id);
    const changed = await keepImage(context, await makeImage(raw), async (tx, image) => {
      const before = await eventForChange(tx, caller, params.id, "events.update");
      if (before.image) forgetImage(context, tx, before.image);
      const event = await setImage(tx, before.id, image);
      await tell(context, tx, event, "updated");
      return event;
    });
    eventChanged(context, changed, "updated");
    return answerEvent(context, changed);
  },
});
