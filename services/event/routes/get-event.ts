import { z } from "zod";
import { reply, route } from "../../../platform/http/route.ts";
import { visibleEvent } from "../access.ts";
import type { Context } from "../context.ts";
import { performancesOf } from "../db/performances.ts";
import { detailOf, EventDetail } from "../event-view.ts";

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
    const performances = await performancesOf(context.db, [event.id]);
    return reply(200, detailOf(event, performances, context.clock.now(), context.public_urls.web), {
      etag: `"${event.version}"`,
    });
  },
});
