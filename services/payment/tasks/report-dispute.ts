import { NeedsPerson, task } from "../../../platform/jobs/tasks.ts";
import type { Context } from "../context.ts";
import { findDispute } from "../db/disputes.ts";
import { isUndecided } from "../domain/dispute.ts";

/**
 * Keeps a dispute before a person's eyes until the bank has decided; key: provider, colon, the dispute's id. The
 * answer is given at the provider, within its time.
 */
export const reportDispute = task<Context>("report-dispute", {}, async (context, { key }) => {
  const colon = key.indexOf(":");
  const dispute = await findDispute(context.db, key.slice(0, colon), key.slice(colon + 1));
  if (!dispute || !isUndecided(dispute.status)) return;
  const { amount, currency, payment_id, reason, status } = dispute;
  throw new NeedsPerson(
    `${status.toLowerCase()} dispute (${reason}) of ${amount} ${currency} (minor units) of payment ${payment_id}: answer it at the provider`,
  );
});
