import type { paymentCreated } from "../../../contracts/events/payment.ts";
import type { EventType } from "../../../contracts/types/event.ts";
import type { Tx } from "../../../platform/db/transaction.ts";
import type { Context } from "../context.ts";
import type { Payment } from "../db/payments.ts";

/** Tells the other services how a payment stands now. The caller holds the locks of the booking's payments. */
export async function say(
  context: Context,
  tx: Tx,
  type: EventType<string, (typeof paymentCreated)["data"]>,
  payment: Payment,
): Promise<void> {
  const {
    id,
    booking_id,
    organization_id,
    user_id,
    provider,
    amount,
    currency,
    status,
    captured_amount,
    refunded_amount,
  } = payment;
  context.outbox.add(tx, type, {
    payment_id: id,
    booking_id,
    organization_id,
    user_id,
    provider,
    amount,
    currency,
    status,
    captured_amount,
    refunded_amount,
  });
}
