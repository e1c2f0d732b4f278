import { eventPublished } from "../../../contracts/events/event.ts";
import { on } from "../../../platform/events/handler.ts";
import type { Context } from "../context.ts";

export const onEventPublished = on(eventPublished, async (context: Context, { data }, tx) => {
  context.tasks.ask(tx, "index-event", data.event_id);
});
