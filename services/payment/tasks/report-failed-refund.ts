import { NeedsPerson, task } from "../../../platform/jobs/tasks.ts";
import type { Context } from "../context.ts";
import { findRefund, isMadeUpFor } from "../db/refunds.ts";

/**
 * Keeps a refund that the provider could not make before a person's eyes; key: the refund. It goes when another one
 * has succeeded; replayed, it looks again.
 */
export const reportFailedRefund = task<Context>("report-failed-refund", {}, async (context, { key }) => {
  const refund = await findRefund(context.db, key);
  if (refund?.status !== "FAILED" || (await isMadeUpFor(context.db, refund))) return;
  const { payment_id, amount, currency } = refund;
  throw new NeedsPerson(`refund of ${amount} ${currency} (minor units) of payment ${payment_id} failed`);
});
