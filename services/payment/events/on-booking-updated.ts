import { bookingUpdated } from "../../../contracts/events/booking.ts";
import { on } from "../../../platform/events/handler.ts";
import type { Context } from "../context.ts";
import { followBooking } from "../flow/follow-booking.ts";

/** Price and deadline follow; REFUNDING sends back what is left. */
export const onBookingUpdated = on(bookingUpdated, async (context: Context, event, tx) =>
  followBooking(context, tx, event.data),
);
