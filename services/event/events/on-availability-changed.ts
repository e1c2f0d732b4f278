import { availabilityChanged } from "../../../contracts/events/ticket.ts";
import { on } from "../../../platform/events/handler.ts";
import type { Context } from "../context.ts";
import { addFree } from "../db/performances.ts";

/** Keeps the number of places left, which the programme shows. */
export const onAvailabilityChanged = on(availabilityChanged, async (_context: Context, { data }, tx) => {
  for (const { zone_id, free_change } of data.zones)
    if (free_change !== 0) await addFree(tx, data.performance_id, zone_id, free_change);
});
