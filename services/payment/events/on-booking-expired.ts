import { bookingExpired } from "../../../contracts/events/booking.ts";
import { on } from "../../../platform/events/handler.ts";
import type { Context } from "../context.ts";
import { followBooking } from "../flow/follow-booking.ts";

/** The intent is cancelled; money that comes all the same is told to booking. */
export const onBookingExpired = on(bookingExpired, async (context: Context, event, tx) =>
  followBooking(context, tx, event.data),
);
