import { paymentRefunded } from "../../../contracts/events/payment.ts";
import { on } from "../../../platform/events/handler.ts";
import type { Context } from "../context.ts";
import { noteRefund } from "../db/desk.ts";
import { lockBooking } from "../db/bookings.ts";
import { canMove, canMovePayment, hasMoney, type PaymentStatus } from "../domain/statuses.ts";
import { cancel } from "../saga/cancel.ts";
import { record } from "../saga/record.ts";

/** A full refund calls the booking off, a partial one leaves it confirmed. */
export const onPaymentRefunded = on(paymentRefunded, async (context: Context, { data }, tx) => {
  const booking = await lockBooking(tx, data.booking_id);
  if (!booking) return;
  noteRefund(tx, booking.id, data.refunded_amount);
  const because = { reason: "refunded", actor: "service:payment" };
  const full = data.refunded_amount >= data.captured_amount;
  if (full && hasMoney(booking.payment_status) && canMove(booking.status, "CANCELLED")) {
    await cancel(context, tx, booking, because, "REFUNDED");
    return;
  }
  // Old news, such as a smaller sum after the whole, find no way in the table.
  const to: PaymentStatus = full ? "REFUNDED" : "PARTIALLY_REFUNDED";
  if (canMovePayment(booking.payment_status, to))
    await record(context, tx, booking, { payment_status: to }, because);
});
