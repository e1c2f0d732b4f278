import { bookingCreated } from "../../../contracts/events/booking.ts";
import { on } from "../../../platform/events/handler.ts";
import type { Context } from "../context.ts";
import { followBooking } from "../flow/follow-booking.ts";

/** A booking that costs something can be paid from now on. */
export const onBookingCreated = on(bookingCreated, async (context: Context, event, tx) =>
  followBooking(context, tx, event.data),
);
