import { bookingUpdated } from "../../../contracts/events/booking.ts";
import { on } from "../../../platform/events/handler.ts";
import type { Context } from "../context.ts";
import { remindAt } from "../queue.ts";

/** A date may have moved: the reminder moves along. */
export const onBookingUpdated = on(bookingUpdated, async (context: Context, { data }, tx) => {
  if (data.status === "CONFIRMED") await remindAt(context, tx, data.booking_id, data.remind_at);
});
