import type { z } from "zod";
import type { BookingState } from "../../../contracts/events/booking.ts";
import type { Tx } from "../../../platform/db/transaction.ts";
import { type Context, defaultProvider } from "../context.ts";
import { lockPaymentsOfBooking, type Payment, savePayment } from "../db/payments.ts";
import { isOver, type Payable } from "../domain/payable.ts";
import { refundRest } from "./begin-refund.ts";
import { closePayment } from "./close-payment.ts";
import { notePayable } from "./note-payable.ts";
import { samePrice } from "./reprice.ts";

/** Lets the payments of a booking follow it, whatever happened to it: every booking event carries the whole state. */
export async function followBooking(
  context: Context,
  tx: Tx,
  state: z.output<typeof BookingState>,
): Promise<void> {
  const { booking_id, status, payment_status } = state;
  // Paid, and nothing goes back: of this booking there is nothing to do here any more.
  if ((status === "CONFIRMED" || status === "COMPLETED") && payment_status === "SUCCEEDED") return;
  const rows = await lockPaymentsOfBooking(tx, booking_id);
  const over = isOver(status) || (status === "CONFIRMED" && payment_status === "NOT_REQUIRED");
  for (const payment of rows) {
    if (over) await closePayment(context, tx, payment);
    if (payment_status === "REFUNDING")
      await refundRest(context, tx, payment, `booking ${status.toLowerCase()}`);
  }
  if (status !== "PENDING") return;
  const payable = payableOfState(state);
  if (rows.length === 0 && payable.amount > 0)
    await notePayable(context, tx, payable, defaultProvider(context));
  for (const payment of rows) await keepUp(context, tx, payment, payable);
}

/** Price and deadline follow; where the provider has to be told of a price, a task does that. */
async function keepUp(context: Context, tx: Tx, payment: Payment, payable: Payable): Promise<void> {
  if (payment.closed_at || payment.captured_amount > 0 || payable.booking_version < payment.booking_version)
    return;
  const { expires_at, booking_version, amount, currency } = payable;
  if (payment.booking_version === booking_version && samePrice(payment, payable)) return;
  const kept: Payment = { ...payment, expires_at, booking_version };
  const behind = !samePrice(payment, payable);
  if (behind && payment.provider_payment_id === null)
    Object.assign(kept, { amount, currency, revision: payment.revision + 1 });
  savePayment(tx, kept, context.clock.now());
  if (behind && payment.provider_payment_id !== null) context.tasks.ask(tx, "align-price", payment.id);
}

function payableOfState(state: z.output<typeof BookingState>): Payable {
  return {
    booking_id: state.booking_id,
    user_id: state.user_id,
    organization_id: state.organization_id,
    amount: state.price_amount,
    currency: state.price_currency,
    expires_at: state.expires_at === null ? null : new Date(state.expires_at),
    booking_version: state.version,
  };
}
