import { task } from "../../../platform/jobs/tasks.ts";
import { type Context, vendorOf } from "../context.ts";
import { nextCheckAt } from "../domain/timing.ts";
import { splitIntentKey } from "../flow/close-payment.ts";
import { cancelAt, followIntent } from "../flow/settle-intent.ts";

// A provider may be away for a day.
const MAX_ATTEMPTS = 2_000;

/** Takes back the offer to pay; key: provider, colon, the intent's id. An intent that was paid meanwhile counts as paid. */
export const cancelIntent = task<Context>(
  "cancel-intent",
  { max_attempts: MAX_ATTEMPTS },
  async (context, { key }) => {
    const [provider, provider_payment_id] = splitIntentKey(key);
    const vendor = vendorOf(context, provider);
    const intent = await cancelAt(vendor, provider_payment_id);
    await followIntent(context, vendor, intent);
    const final = intent.spent || intent.state === "succeeded";
    return final ? undefined : nextCheckAt(context.clock.now(), null);
  },
);
