import { eventUpdated } from "../../../contracts/events/event.ts";
import { on } from "../../../platform/events/handler.ts";
import type { Context } from "../context.ts";

/** A booking that was being written when the event changed is found by the second look. */
const SECOND_LOOK_MS = 120_000;

/** Where a date has moved, what was booked of it moves along, by tasks: there may be thousands. */
export const onEventUpdated = on(eventUpdated, async (context: Context, { data }, tx) => {
  const { event_id, performances = [] } = data;
  if (performances.length === 0) return;
  const task = { event_id, performances };
  context.tasks.ask(tx, "move-bookings", event_id, { data: task });
  const due_at = new Date(context.clock.now().getTime() + SECOND_LOOK_MS);
  context.tasks.ask(tx, "move-bookings", `${event_id} again`, { data: task, due_at });
});
