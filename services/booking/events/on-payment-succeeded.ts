import { paymentSucceeded } from "../../../contracts/events/payment.ts";
import { on } from "../../../platform/events/handler.ts";
import type { Context } from "../context.ts";
import { lockBooking } from "../db/bookings.ts";
import { canMovePayment } from "../domain/statuses.ts";
import { record } from "../saga/record.ts";

/**
 * The money is there. A booking that is held, or whose hold has ended, is confirmed by a task, and from now on
 * expiry leaves it alone; for one that was called off the money goes back.
 */
export const onPaymentSucceeded = on(paymentSucceeded, async (context: Context, { data }, tx) => {
  const booking = await lockBooking(tx, data.booking_id);
  if (!booking) return;
  const { payment_id } = data;
  const because = { reason: "money_came", actor: "service:payment" };
  const waits = (booking.status === "PENDING" || booking.status === "EXPIRED") && booking.settled_at === null;
  if (waits && canMovePayment(booking.payment_status, "SUCCEEDED")) {
    const paid_amount = data.currency === booking.price_currency ? data.captured_amount : 0;
    const settled = {
      payment_status: "SUCCEEDED",
      payment_id,
      paid_amount,
      settled_at: context.clock.now(),
      hold_revision: booking.hold_revision + 1,
    } as const;
    // Quiet: booking.confirmed or booking.failed follows at once, and nobody acts on what is between.
    await record(context, tx, booking, settled, because, true);
    context.tasks.ask(tx, "confirm-booking", booking.id);
  } else if (booking.payment_status !== "SUCCEEDED" && canMovePayment(booking.payment_status, "REFUNDING")) {
    await record(
      context,
      tx,
      booking,
      { payment_status: "REFUNDING", payment_id },
      { ...because, reason: "money_too_late" },
    );
  }
});
