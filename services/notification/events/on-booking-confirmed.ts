import { bookingConfirmed } from "../../../contracts/events/booking.ts";
import { on } from "../../../platform/events/handler.ts";
import type { Context } from "../context.ts";
import { queue, remindAt } from "../queue.ts";

/** Free bookings have no receipt to wait for. What takes place later is reminded of. */
export const onBookingConfirmed = on(bookingConfirmed, async (context: Context, { data }, tx) => {
  if (data.payment_status === "NOT_REQUIRED")
    await queue(context, tx, "booking_confirmation", data.booking_id, data.user_id);
  await remindAt(context, tx, data.booking_id, data.remind_at);
});
