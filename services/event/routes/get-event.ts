import { z } from "zod";
import { route } from "../../../platform/http/route.ts";
import { visibleEvent } from "../access.ts";
import { answerEvent } from "../answer-event.ts";
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
  async handler(context: Context, { params, caller }) {
    const event = await visibleEvent(context, caller, params.id);
    return answerEvent(context, event);
  },
});
