import { bookingConfirmed } from "../../../contracts/events/booking.ts";
import { on } from "../../../platform/events/handler.ts";
import type { Context } from "../context.ts";

/** Paid and confirmed: only now is there something to receipt. Late money that goes back makes none. */
export const onBookingConfirmed = on(bookingConfirmed, async (context: Context, { data }, tx) => {
  if (data.price_amount > 0 && data.payment_id) context.tasks.ask(tx, "make-receipt", data.booking_id);
});
