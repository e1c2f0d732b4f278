import { AppError } from "../../../platform/errors.ts";
import { task } from "../../../platform/jobs/tasks.ts";
import type { Context } from "../context.ts";
import { findPayment } from "../db/payments.ts";
import { payableOf } from "../flow/note-payable.ts";
import { reprice } from "../flow/reprice.ts";

/** Compares a payment with its booking and tells the provider the booking's price: after a new price whose writing nobody saw. */
export const alignPrice = task<Context>("align-price", {}, async (context, { key: payment_id }) => {
  const payment = await findPayment(context.db, payment_id);
  if (!payment || payment.closed_at || payment.captured_amount > 0) return;
  try {
    const { booking } = await context.bookings.getBooking({ bookingId: payment.booking_id });
    if (booking?.status !== "PENDING") return;
    const { amount, currency } = payableOf(booking);
    await reprice(context, payment_id, { amount, currency });
  } catch (error) {
    // Money that moves is judged when it arrives; a booking that is gone has no price.
    if (error instanceof AppError && ["payment_in_progress", "not_found"].includes(error.code)) return;
    throw error;
  }
});
