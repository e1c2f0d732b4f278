import { availabilityChanged } from "../../../contracts/events/ticket.ts";
import { watch } from "../../../platform/events/handler.ts";
import type { Context } from "../context.ts";

/** The number in ticket's log is the version of the availability: it only grows. */
export const onAvailabilityChanged = watch(availabilityChanged, (context: Context, { data }, seq) => {
  context.hub.changePlaces(data.performance_id, seq, data);
});
