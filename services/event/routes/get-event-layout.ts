import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { Layout } from "../../../contracts/types/layout.ts";
import { notFound } from "../../../platform/errors.ts";
import { requirePermission } from "../../../platform/http/caller.ts";
import { reply, route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { eventById, placesOfEvent } from "../db/events.ts";
import { layoutOf } from "../domain/event-layout.ts";

export const getEventLayout = route({
  method: "GET",
  path: "/events/:id/layout",
  summary: "An event's own copy of the layout, to be edited and sent again",
  access: "user",
  params: z.object({ id: Id }),
  replies: { 200: Layout },
  errors: ["forbidden"],
  async handler(context: Context, { params, caller }) {
    const event = await eventById(context.db, params.id);
    if (!event) throw notFound();
    requirePermission(caller, "events.read", event.organization_id);
    const layout = layoutOf(event.offer, await placesOfEvent(context.db, event.id));
    return reply(200, layout, { etag: `"${event.version}"` });
  },
});
