import { audit } from "../../../platform/audit.ts";
import type { Context } from "../context.ts";
import { findDispute, saveDispute } from "../db/disputes.ts";
import { lockPaymentsOfBooking, type Payment } from "../db/payments.ts";
import { isUndecided, type ProviderDispute } from "../domain/dispute.ts";
import { report } from "../facts.ts";
import { recordForeignRefund } from "./record-refund.ts";

/**
 * Lets a dispute follow what the provider says. While it is undecided a person is asked to answer the bank. Lost, the
 * money has gone back to the customer, like by a refund that was made elsewhere: a booking that is paid back whole is
 * called off. Repeated news change nothing.
 */
export async function recordDispute(
  context: Context,
  payment: Payment,
  seen: ProviderDispute,
): Promise<void> {
  await context.db.tx(async (tx) => {
    await lockPaymentsOfBooking(tx, payment.booking_id);
    const known = await findDispute(tx, payment.provider, seen.id);
    if (known?.status === seen.status) return;
    const { id, amount, currency, status, reason } = seen;
    await saveDispute(tx, payment.provider, payment.id, seen, context.clock.now());
    audit(tx, context.clock, {
      actor: `provider:${payment.provider}`,
      action: "payment.dispute",
      object: `payment:${payment.id}`,
      organization_id: payment.organization_id,
      before: { status: known?.status ?? null },
      after: { dispute_id: id, status, reason, amount, currency },
    });
    const key = disputeKey(payment.provider, id);
    if (isUndecided(status)) context.tasks.ask(tx, "report-dispute", key);
    else context.tasks.drop(tx, "report-dispute", key);
    tx.afterCommit(() =>
      report(
        context,
        status === "WON" ? "dispute_won" : status === "LOST" ? "dispute_lost" : "disputed",
        payment,
        {
          dispute_id: id,
          amount,
          currency,
        },
      ),
    );
  });
  for (const refund of seen.repaid) await recordForeignRefund(context, payment, refund);
}

/** The key of the task that keeps a dispute before a person's eyes. */
const disputeKey = (provider: string, dispute_id: string) => `${provider}:${dispute_id}`;
