import { job } from "../../../platform/jobs/job.ts";
import { type Context, vendorOf } from "../context.ts";
import { claimDuePayments, type Payment } from "../db/payments.ts";
import { report } from "../facts.ts";
import { followIntent, goneIntent, settleIntent } from "../flow/settle-intent.ts";
import { isRefusal } from "../vendors/vendor.ts";

const AT_ONCE = 8;
// Longer than one question may take; who fails is asked about again after it.
const LEASE_MS = 30_000;

/** Asks the providers what no webhook told: open intents whose next check is due, oldest first. */
export const reconcilePayments = job("reconcile-payments", 2_000, async (context: Context) => {
  const now = context.clock.now();
  const due = await claimDuePayments(context.db, now, new Date(now.getTime() + LEASE_MS), AT_ONCE);
  await Promise.all(due.map((payment) => check(context, payment)));
  return due.length;
});

async function check(context: Context, payment: Payment): Promise<void> {
  const { provider, provider_payment_id } = payment;
  if (provider_payment_id === null) return;
  try {
    const vendor = vendorOf(context, provider);
    const settled = await settleIntent(context, vendor, provider_payment_id).catch(async (error: unknown) => {
      if (!isRefusal(error, "missing")) throw error;
      return { payment: await followIntent(context, vendor, goneIntent(provider_payment_id)) };
    });
    if (settled.payment?.succeeded_at) report(context, "found_by_reconciliation", payment);
  } catch (error) {
    context.log.warn(
      { error, payment_id: payment.id, provider },
      "a payment could not be checked and is tried again",
    );
  }
}
