import type { Tx } from "../../../platform/db/transaction.ts";
import type { Context } from "../context.ts";
import { type Payment, savePayment } from "../db/payments.ts";
import { movePayment } from "../domain/status.ts";

/** The key of the tasks about an intent. */
export const intentKey = (provider: string, provider_payment_id: string) =>
  `${provider}:${provider_payment_id}`;

export function splitIntentKey(key: string): [provider: string, provider_payment_id: string] {
  const colon = key.indexOf(":");
  return [key.slice(0, colon), key.slice(colon + 1)];
}

/**
 * Nobody may pay this any more. What stands open at the provider is cancelled there by a task; should it turn
 * out to be paid, the money is taken note of all the same.
 */
export async function closePayment(context: Context, tx: Tx, payment: Payment): Promise<Payment> {
  if (payment.closed_at) return payment;
  const now = context.clock.now();
  const closed: Payment = { ...payment, closed_at: now };
  if (payment.captured_amount > 0) return savePayment(tx, closed, now);
  if (payment.provider_payment_id === null) {
    return savePayment(
      tx,
      { ...closed, status: movePayment(payment.status, "CANCELLED"), next_check_at: null },
      now,
    );
  }
  context.tasks.ask(tx, "cancel-intent", intentKey(payment.provider, payment.provider_payment_id));
  return savePayment(tx, closed, now);
}
