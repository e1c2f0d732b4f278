import { task } from "../../../platform/jobs/tasks.ts";
import { type Context, vendorOf } from "../context.ts";
import { splitIntentKey } from "../flow/close-payment.ts";
import { takeMoney } from "../flow/take-money.ts";

// A provider may be away for a day; the booking says each time whether the money is still wanted.
const MAX_ATTEMPTS = 2_000;

/** Takes the money a customer has agreed to; key: provider, colon, the intent's id. */
export const captureIntent = task<Context>(
  "capture-intent",
  { max_attempts: MAX_ATTEMPTS },
  async (context, { key }) => {
    const [provider, provider_payment_id] = splitIntentKey(key);
    await takeMoney(context, vendorOf(context, provider), provider_payment_id);
  },
);
