import { task } from "../../../platform/jobs/tasks.ts";
import type { Context } from "../context.ts";
import { nextRefundCheckAt } from "../domain/timing.ts";
import { sendRefund } from "../flow/send-refund.ts";

// A provider may be away for a day.
const MAX_ATTEMPTS = 2_000;

/** Drives a refund until the provider says how it ended. */
export const sendRefundTask = task<Context>(
  "send-refund",
  { max_attempts: MAX_ATTEMPTS },
  async (context, { key }) => {
    const refund = await sendRefund(context, key);
    if (refund?.status !== "PENDING") return undefined;
    return nextRefundCheckAt(context.clock.now(), refund.created_at);
  },
);
