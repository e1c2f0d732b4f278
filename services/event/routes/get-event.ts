import { z } from "zod";
import { isAdmin } from "../../../platform/http/caller.ts";
import { route } from "../../../platform/http/route.ts";
import { visibleEvent } from "../access.ts";
import { answerEvent, makeEvent } from "../answer-event.ts";
import type { Context } from "../context.ts";
import { EventDetail } from "../event-view.ts";

export const getEvent = route({
  method: "GET",
  path: "/events/:id",
  summary: "One event, by id or slug",
  access: "optional",
  cache_control: "public, max-age=2",
  params: z.object({ id: z.string().max(80) }),
  replies: { 200: EventDetail },
  async handler(context: Context, { params, caller, headers }) {
    // Only who belongs to an organization, or runs the platform, sees more than everybody.
    if (caller && (caller.memberships.size > 0 || isAdmin(caller)))
      return answerEvent(context, await visibleEvent(context, caller, params.id));
    return context.pages.answer(`event ${params.id}`, headers["accept-encoding"], async () =>
      makeEvent(context, await visibleEvent(context, undefined, params.id)),
    );
  },
});
