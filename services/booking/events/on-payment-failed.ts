import { paymentFailed } from "../../../contracts/events/payment.ts";
import { on } from "../../../platform/events/handler.ts";
import type { Context } from "../context.ts";
import { lockBooking } from "../db/bookings.ts";
import { canMovePayment } from "../domain/statuses.ts";
import { record } from "../saga/record.ts";

/** A declined attempt: the booking stays PENDING, and another may follow until the hold ends. */
export const onPaymentFailed = on(paymentFailed, async (context: Context, { data }, tx) => {
  // An intent that was cancelled because there is nothing to pay is no failure.
  if (data.status === "CANCELLED") return;
  const booking = await lockBooking(tx, data.booking_id);
  if (
    booking?.status !== "PENDING" ||
    booking.settled_at ||
    !canMovePayment(booking.payment_status, "FAILED")
  )
    return;
  await record(
    context,
    tx,
    booking,
    { payment_status: "FAILED", payment_id: data.payment_id },
    { reason: "payment_failed", actor: "service:payment" },
  );
});
