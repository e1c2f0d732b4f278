import { bookingConfirmed } from "../../../contracts/events/booking.ts";
import { on } from "../../../platform/events/handler.ts";
import type { Context } from "../context.ts";
import { followBooking } from "../flow/follow-booking.ts";

/** One that turned out free is no longer payable. */
export const onBookingConfirmed = on(bookingConfirmed, async (context: Context, event, tx) =>
  followBooking(context, tx, event.data),
);
