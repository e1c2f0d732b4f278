import { hasMoney, canMove } from "./domain/statuses.ts";
import type { Context } from "./context.ts";
import type { Item } from "./db/booking-items.ts";
import type { Booking } from "./db/bookings.ts";

/** Why this booking cannot be called off by this person; undefined when it can. */
export type Hindrance = "over" | "begun" | "used" | undefined;

/**
 * A customer may cancel until it begins, and not once somebody is in: whoever was inside has had it. The house may
 * still be generous. Asks ticket, so it is called before the transaction that cancels.
 */
export async function hindranceOf(
  context: Context,
  booking: Booking,
  items: readonly Item[],
  role: "customer" | "organization" | "admin",
): Promise<Hindrance> {
  if (!canMove(booking.status, "CANCELLED")) return "over";
  if (role !== "customer" || booking.status !== "CONFIRMED") return undefined;
  if (booking.start_time && booking.start_time <= context.clock.now()) return "begun";
  if (!items.some(({ type }) => type === "place")) return undefined;
  const { tickets } = await context.tickets.listTickets({ bookingId: booking.id });
  return tickets.some(({ status }) => status === "USED") ? "used" : undefined;
}

/** What was paid, what went back already, and what would go back now: all of the rest. */
export async function moneyBack(
  context: Context,
  booking: Booking,
): Promise<{ paid_amount: number; refunded_amount: number; refund_amount: number }> {
  if (!hasMoney(booking.payment_status) || booking.payment_id === null)
    return { paid_amount: 0, refunded_amount: 0, refund_amount: 0 };
  const payment = await context.payments.getPayment({ paymentId: booking.payment_id });
  const [paid, gone] = [Number(payment.amount), Number(payment.refundedAmount)];
  return { paid_amount: paid, refunded_amount: gone, refund_amount: paid - gone };
}
