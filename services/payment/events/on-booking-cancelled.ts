import { bookingCancelled } from "../../../contracts/events/booking.ts";
import { on } from "../../../platform/events/handler.ts";
import type { Context } from "../context.ts";
import { followBooking } from "../flow/follow-booking.ts";

/** An open intent is cancelled; REFUNDING sends back what was captured. */
export const onBookingCancelled = on(bookingCancelled, async (context: Context, event, tx) =>
  followBooking(context, tx, event.data),
);
