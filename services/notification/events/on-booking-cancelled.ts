import { bookingCancelled } from "../../../contracts/events/booking.ts";
import { on } from "../../../platform/events/handler.ts";
import type { Context } from "../context.ts";
import { messageAbout } from "../db/messages.ts";
import { queue } from "../queue.ts";

/** Who was told that a booking is confirmed is told that it is not any more; abandoned baskets are not. */
export const onBookingCancelled = on(bookingCancelled, async (context: Context, { data }, tx) => {
  const told = await messageAbout(tx, "booking_confirmation", data.booking_id);
  if (told) await queue(context, tx, "booking_cancelled", data.booking_id, data.user_id);
});
