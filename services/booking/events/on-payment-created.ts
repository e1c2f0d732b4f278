import { paymentCreated } from "../../../contracts/events/payment.ts";
import { on } from "../../../platform/events/handler.ts";
import type { Context } from "../context.ts";
import { lockBooking, patchBooking } from "../db/bookings.ts";

/** Notes how the booking is paid. No new version: nothing of it changed, and the basket's ETag stays good. */
export const onPaymentCreated = on(paymentCreated, async (context: Context, { data }, tx) => {
  const booking = await lockBooking(tx, data.booking_id);
  if (booking?.payment_id !== null) return;
  await patchBooking(tx, booking.id, { payment_id: data.payment_id }, [], context.clock.now());
});
