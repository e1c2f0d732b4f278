import { audit } from "../../../platform/audit.ts";
import type { Tx } from "../../../platform/db/transaction.ts";
import { newId } from "../../../platform/ids.ts";
import type { Context } from "../context.ts";
import type { Payment } from "../db/payments.ts";
import { committedAmount, insertRefund, type NewRefund, type Refund } from "../db/refunds.ts";
import { refundable } from "../domain/refunds.ts";
import { report } from "../facts.ts";

export interface RefundOptions {
  id: string;
  amount: number;
  currency: string;
  provider_payment_id: string;
  reason: string | null;
  /** `user:<id>`, `service:booking`, `service:payment` */
  actor: string;
  /** False for money that never counted as this payment's. */
  own: boolean;
  /** When the task sends it, should nobody have done so before. */
  due_at?: Date;
}

/**
 * Writes down that money goes back, before the provider is asked. The caller holds the lock of the payment and
 * has checked that so much is left.
 * @returns undefined when this refund was begun before
 */
export async function beginRefund(
  context: Context,
  tx: Tx,
  payment: Payment,
  options: RefundOptions,
): Promise<Refund | undefined> {
  const { due_at, ...given } = options;
  const wanted: NewRefund = {
    ...given,
    payment_id: payment.id,
    provider: payment.provider,
    provider_refund_id: null,
  };
  const refund = await insertRefund(tx, wanted, context.clock.now());
  if (!refund) return undefined;
  const { id, amount, currency } = refund;
  audit(tx, context.clock, {
    actor: options.actor,
    action: "payment.refund",
    object: `payment:${payment.id}`,
    organization_id: payment.organization_id,
    before: {
      status: payment.status,
      captured_amount: payment.captured_amount,
      refunded_amount: payment.refunded_amount,
    },
    after: { refund_id: id, amount, currency },
  });
  context.tasks.ask(tx, "send-refund", id, due_at ? { due_at } : {});
  tx.afterCommit(() => report(context, "refund_started", payment, { refund_id: id, amount, currency }));
  return refund;
}

/** Sends back whatever was captured and is not on its way back already. */
export async function refundRest(context: Context, tx: Tx, payment: Payment, reason: string): Promise<void> {
  if (payment.captured_amount === 0 || payment.provider_payment_id === null) return;
  const amount = refundable(payment.captured_amount, await committedAmount(tx, payment.id));
  if (amount === 0) return;
  const { currency, provider_payment_id } = payment;
  await beginRefund(context, tx, payment, {
    id: newId(),
    amount,
    currency,
    provider_payment_id,
    reason,
    actor: "service:booking",
    own: true,
  });
}
