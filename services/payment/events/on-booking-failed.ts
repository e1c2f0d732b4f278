import { bookingFailed } from "../../../contracts/events/booking.ts";
import { on } from "../../../platform/events/handler.ts";
import type { Context } from "../context.ts";
import { followBooking } from "../flow/follow-booking.ts";

/** What was captured goes back. */
export const onBookingFailed = on(bookingFailed, async (context: Context, event, tx) =>
  followBooking(context, tx, event.data),
);
