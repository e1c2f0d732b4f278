import { paymentRefunded } from "../../../contracts/events/payment.ts";
import { on } from "../../../platform/events/handler.ts";
import type { Context } from "../context.ts";
import { type Booking, lockBooking, patchBooking } from "../db/bookings.ts";
import { canMove, canMovePayment, hasMoney, type PaymentStatus } from "../domain/statuses.ts";
import { cancel } from "../saga/cancel.ts";
import { record } from "../saga/record.ts";

/** A full refund calls the booking off, a partial one leaves it confirmed. */
export const onPaymentRefunded = on(paymentRefunded, async (context: Context, { data }, tx) => {
  const found = await lockBooking(tx, data.booking_id);
  // The sum only grows: a smaller one is old news.
  if (!found || data.refunded_amount <= found.refunded_amount) return;
  const { refunded_amount } = data;
  const because = { reason: "refunded", actor: "service:payment" };
  const booking: Booking = await patchBooking(tx, found.id, { refunded_amount, payment_id: found.payment_id ?? data.payment_id }, [], context.clock.now());
  const full = refunded_amount >= data.captured_amount;
  if (full && hasMoney(booking.payment_status) && canMove(booking.status, "CANCELLED")) {
    await cancel(context, tx, booking, because, "REFUNDED");
    return;
  }
  const to: PaymentStatus = full ? "REFUNDED" : "PARTIALLY_REFUNDED";
  if (canMovePayment(booking.payment_status, to)) await record(context, tx, booking, { payment_status: to }, because);
});
