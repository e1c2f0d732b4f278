import { paymentProcessing } from "../../../contracts/events/payment.ts";
import { on } from "../../../platform/events/handler.ts";
import type { Context } from "../context.ts";
import { lockBooking } from "../db/bookings.ts";
import { canMovePayment } from "../domain/statuses.ts";
import { record } from "../saga/record.ts";

/** The provider works on it: the basket no longer changes, and the hold is prolonged once. */
export const onPaymentProcessing = on(paymentProcessing, async (context: Context, { data }, tx) => {
  const booking = await lockBooking(tx, data.booking_id);
  if (
    booking?.status !== "PENDING" ||
    booking.settled_at ||
    !canMovePayment(booking.payment_status, "PROCESSING")
  )
    return;
  await record(
    context,
    tx,
    booking,
    { payment_status: "PROCESSING", payment_id: data.payment_id },
    { reason: "payment_processing", actor: "service:payment" },
  );
});
