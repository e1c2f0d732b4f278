import { job } from "../../../platform/jobs/job.ts";
import type { Context } from "../context.ts";
import { claimDisputeCheck } from "../db/dispute-checks.ts";
import { findDispute, undecidedDisputes } from "../db/disputes.ts";
import { report } from "../facts.ts";
import { settleDispute } from "../flow/settle-dispute.ts";
import { isRefusal, type Vendor } from "../vendors/vendor.ts";

const HOUR_MS = 3_600_000;
/** Providers try to tell for three days, and who was away for longer notices. */
const LOOKED_BACK_MS = 14 * 24 * HOUR_MS;

/** Asks the providers what no webhook told of disputes, once an hour: which are new, and how the open ones stand. */
export const reconcileDisputes = job("reconcile-disputes", 60_000, async (context: Context) => {
  const now = context.clock.now();
  const next = new Date(now.getTime() + HOUR_MS);
  for (const vendor of context.vendors.values())
    if (await claimDisputeCheck(context.db, vendor.name, now, next)) await check(context, vendor, now);
  return 0;
});

async function check(context: Context, vendor: Vendor, now: Date): Promise<void> {
  const provider = vendor.name;
  try {
    const recent = await vendor.listDisputes(new Date(now.getTime() - LOOKED_BACK_MS));
    const open = new Set(await undecidedDisputes(context.db, provider));
    for (const id of new Set([...recent, ...open])) {
      const known = await findDispute(context.db, provider, id);
      if (known && !open.has(id)) continue;
      const payment = await settleDispute(context, vendor, id).catch((error: unknown) => {
        if (!isRefusal(error, "missing")) throw error;
        return undefined;
      });
      const seen = await findDispute(context.db, provider, id);
      if (payment && seen?.status !== known?.status) report(context, "found_by_reconciliation", payment);
    }
  } catch (error) {
    context.log.warn({ error, provider }, "disputes could not be asked for, and are in an hour");
  }
}
