import { paymentFailed } from "../../../contracts/events/payment.ts";
import { on } from "../../../platform/events/handler.ts";
import type { Context } from "../context.ts";
import { lockBooking } from "../db/bookings.ts";
import { canMovePayment } from "../domain/statuses.ts";
import { record } from "../saga/record.ts";

/**
 * A declined attempt: the booking stays PENDING, and another may follow until the hold ends. What was under way when
 * the booking ended, and then came to nothing, is no longer under way.
 */
export const onPaymentFailed = on(paymentFailed, async (context: Context, { data }, tx) => {
  const booking = await lockBooking(tx, data.booking_id);
  if (!booking || booking.settled_at || !canMovePayment(booking.payment_status, "FAILED")) return;
  const under_way = booking.payment_status === "PROCESSING" && booking.payment_id === data.payment_id;
  // An intent that was cancelled because there is nothing to pay is no failure.
  if (!under_way && (booking.status !== "PENDING" || data.status === "CANCELLED")) return;
  await record(
    context,
    tx,
    booking,
    { payment_status: "FAILED", payment_id: data.payment_id },
    { reason: "payment_failed", actor: "service:payment" },
  );
});
