import { paymentRefunded } from "../../../contracts/events/payment.ts";
import { audit } from "../../../platform/audit.ts";
import type { Tx } from "../../../platform/db/transaction.ts";
import { derivedId } from "../../../platform/ids.ts";
import type { Context } from "../context.ts";
import { findPayment, lockPaymentsOfBooking, type Payment, savePayment } from "../db/payments.ts";
import {
  failuresBefore,
  findRefund,
  insertRefund,
  lockRefund,
  type Refund,
  saveRefund,
} from "../db/refunds.ts";
import type { ProviderRefund } from "../domain/intent.ts";
import { statusOfMoney } from "../domain/refunds.ts";
import { movePayment, moveRefund, type RefundStatus } from "../domain/status.ts";
import { report } from "../facts.ts";
import { say } from "./say.ts";

/** What became of a refund: the provider's answer, or its definite no. */
export interface RefundNews {
  state: ProviderRefund["state"];
  provider_refund_id: string | null;
  /** Why it failed, in the provider's own code. */
  code?: string;
}

const STATUS: Record<ProviderRefund["state"], RefundStatus> = {
  pending: "PENDING",
  succeeded: "SUCCEEDED",
  failed: "FAILED",
};

/**
 * Lets a refund, and with it its payment, follow what the provider says. Repeated news change nothing.
 * @returns the refund as it is afterwards
 */
export async function recordRefund(
  context: Context,
  tx: Tx,
  refund_id: string,
  news: RefundNews,
): Promise<Refund> {
  const { payment_id } = (await findRefund(tx, refund_id))!;
  const { booking_id } = (await findPayment(tx, payment_id))!;
  const payment = (await lockPaymentsOfBooking(tx, booking_id)).find((row) => row.id === payment_id)!;
  const refund = (await lockRefund(tx, refund_id))!;
  // "Pending" is older news than whatever is written here.
  const status = news.state === "pending" ? refund.status : moveRefund(refund.status, STATUS[news.state]);
  const provider_refund_id = news.provider_refund_id ?? refund.provider_refund_id;
  if (status === refund.status && provider_refund_id === refund.provider_refund_id) return refund;
  await saveRefund(tx, refund.id, status, provider_refund_id, context.clock.now());
  if (status !== "PENDING") context.tasks.drop(tx, "send-refund", refund.id);
  if (status === "FAILED") context.tasks.ask(tx, "report-failed-refund", refund.id);
  if (status !== refund.status) await follow(context, tx, payment, refund, status, news.code);
  return { ...refund, status, provider_refund_id };
}

async function follow(
  context: Context,
  tx: Tx,
  payment: Payment,
  refund: Refund,
  status: RefundStatus,
  code: string | undefined,
): Promise<void> {
  const { id, amount, currency } = refund;
  if (status === "SUCCEEDED")
    for (const failed of await failuresBefore(tx, refund))
      context.tasks.drop(tx, "report-failed-refund", failed);
  const saved = refund.own ? await movePaymentMoney(context, tx, payment, refund, status) : payment;
  audit(tx, context.clock, {
    actor: refund.actor,
    action: status === "SUCCEEDED" ? "payment.refund_succeeded" : "payment.refund_failed",
    object: `payment:${payment.id}`,
    organization_id: payment.organization_id,
    before: { status: payment.status, refunded_amount: payment.refunded_amount },
    after: {
      refund_id: id,
      amount,
      currency,
      status: saved.status,
      refunded_amount: saved.refunded_amount,
      ...(code ? { code } : {}),
    },
  });
  tx.afterCommit(() =>
    report(context, status === "SUCCEEDED" ? "refund_succeeded" : "refund_failed", payment, {
      refund_id: id,
      amount,
      currency,
      ...(code ? { reason: code } : {}),
    }),
  );
}

async function movePaymentMoney(
  context: Context,
  tx: Tx,
  payment: Payment,
  refund: Refund,
  status: RefundStatus,
): Promise<Payment> {
  const back = status === "SUCCEEDED" ? refund.amount : refund.status === "SUCCEEDED" ? -refund.amount : 0;
  if (back === 0) return payment;
  const refunded_amount = payment.refunded_amount + back;
  const to = movePayment(
    payment.status,
    statusOfMoney(payment.captured_amount, refunded_amount, payment.succeeded_at !== null),
  );
  const saved = savePayment(tx, { ...payment, refunded_amount, status: to }, context.clock.now());
  // A refund that the bank returned is for a person: nobody's booking comes back to life by it.
  if (back > 0) await say(context, tx, paymentRefunded, saved);
  return saved;
}

/** A refund that was made elsewhere, such as in the provider's dashboard: the money is gone all the same. */
export async function recordForeignRefund(
  context: Context,
  payment: Payment,
  seen: ProviderRefund,
): Promise<void> {
  const { id: provider_refund_id, amount, currency, provider_payment_id, state } = seen;
  await context.db.tx(async (tx) => {
    await lockPaymentsOfBooking(tx, payment.booking_id);
    const id = derivedId("refund", payment.provider, provider_refund_id);
    const own = payment.provider_payment_id === provider_payment_id && payment.captured_amount > 0;
    const { provider } = payment;
    await insertRefund(
      tx,
      {
        id,
        payment_id: payment.id,
        provider,
        provider_payment_id,
        provider_refund_id,
        amount,
        currency,
        reason: null,
        actor: `provider:${provider}`,
        own,
      },
      context.clock.now(),
    );
    await recordRefund(context, tx, id, { state, provider_refund_id });
  });
}
