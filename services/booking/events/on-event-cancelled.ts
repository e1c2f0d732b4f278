import { eventCancelled } from "../../../contracts/events/event.ts";
import { on } from "../../../platform/events/handler.ts";
import type { Context } from "../context.ts";

/** A booking that was being written when the event was called off is found by the second look. */
const SECOND_LOOK_MS = 120_000;

/** Everything that was booked of it is cancelled and paid back, by tasks: there may be thousands. */
export const onEventCancelled = on(eventCancelled, async (context: Context, { data }, tx) => {
  const { event_id } = data;
  context.tasks.ask(tx, "cancel-event-bookings", event_id, { data: { event_id } });
  const due_at = new Date(context.clock.now().getTime() + SECOND_LOOK_MS);
  context.tasks.ask(tx, "cancel-event-bookings", `${event_id} again`, { data: { event_id }, due_at });
});
