import type { Faults } from "./store/faults.ts";
import type { Mails } from "./store/mails.ts";
import type { Store } from "./store/open-store.ts";
import type { PayPalObjects } from "./store/paypal-objects.ts";
import type { RequestLog } from "./store/requests.ts";
import type { StripeObjects } from "./store/stripe-objects.ts";
import type { Webhooks } from "./store/webhooks.ts";

/** What every simulated party works with. One per sandbox. */
export type World = {
  store: Store;
  faults: Faults;
  requests: RequestLog;
  webhooks: Webhooks;
  mails: Mails;
  stripe: StripeObjects;
  paypal: PayPalObjects;
  /** What the webhook endpoint at Stripe has been told to send; undefined: everything. */
  stripe_events: ReadonlySet<string> | undefined;
  /** Milliseconds since 1970. */
  clock: () => number;
  log: (line: string) => void;
  /** Where browsers reach this sandbox, without a trailing slash. */
  publicUrl: () => string;
  /** Tells the deliverer (webhooks, settlements) that something new may be due. */
  wake: () => void;
};
