import type { Settings } from "../../platform/config.ts";

/** What the sandbox publishes: it opens nothing but a sandbox, so production refuses it. */
const PUBLISHED = /_foyer_sandbox$|^FOYERSANDBOX/;
const PAYPAL = ["PAYPAL_CLIENT_ID", "PAYPAL_CLIENT_SECRET", "PAYPAL_WEBHOOK_ID"] as const;
const STRIPE = ["STRIPE_SECRET_KEY", "STRIPE_PUBLISHABLE_KEY", "STRIPE_WEBHOOK_SECRET"] as const;

export interface StripeConfig {
  secret_key: string;
  publishable_key: string;
  /** Any of them may have signed: while a secret is rotated there are two. */
  webhook_secrets: string[];
  api_url: string;
  timeout_ms: number;
}

export interface PayPalConfig {
  client_id: string;
  client_secret: string;
  /** Which of the account's webhooks is ours: part of what PayPal signs. */
  webhook_id: string;
  api_url: string;
  timeout_ms: number;
}

/** Reads the providers' groups of settings; at least one provider has to be there. */
export function config(settings: Settings): {
  stripe: StripeConfig | undefined;
  paypal: PayPalConfig | undefined;
} {
  const stripe = stripeConfig(settings);
  const paypal = payPalConfig(settings);
  if (!stripe && !paypal)
    settings.problem("STRIPE_SECRET_KEY", "is missing: without a payment provider nothing can be paid");
  return Object.freeze({ stripe, paypal });
}

export type Config = ReturnType<typeof config>;

function stripeConfig(settings: Settings): StripeConfig | undefined {
  const group = settings.group("card payments with Stripe", STRIPE);
  const api_url = settings.url("STRIPE_API_URL", "where Stripe's API is", "https://api.stripe.com");
  const timeout_ms = settings.integer(
    "STRIPE_TIMEOUT_MS",
    "how long one call to Stripe may take; it is tried twice",
    4_000,
    { min: 500, max: 10_000 },
  );
  if (!group) return undefined;
  const webhook_secrets = group.STRIPE_WEBHOOK_SECRET.split(",").map((one) => one.trim());
  if (group.STRIPE_WEBHOOK_SECRET.trim() !== "" && webhook_secrets.includes(""))
    settings.problem("STRIPE_WEBHOOK_SECRET", "has an empty entry in its list");
  if (settings.production) {
    for (const name of STRIPE) {
      if (group[name].split(",").some((one) => PUBLISHED.test(one.trim())))
        settings.problem(name, "is the sandbox's published value");
    }
    if (!api_url.startsWith("https:")) settings.problem("STRIPE_API_URL", "must be https in production");
  }
  return {
    secret_key: group.STRIPE_SECRET_KEY,
    publishable_key: group.STRIPE_PUBLISHABLE_KEY,
    webhook_secrets,
    api_url,
    timeout_ms,
  };
}

function payPalConfig(settings: Settings): PayPalConfig | undefined {
  const group = settings.group("payments with PayPal", PAYPAL);
  const api_url = settings.url("PAYPAL_API_URL", "where PayPal's API is", "https://api-m.paypal.com");
  const timeout_ms = settings.integer(
    "PAYPAL_TIMEOUT_MS",
    "how long one call to PayPal may take; it is tried twice",
    4_000,
    { min: 500, max: 10_000 },
  );
  if (!group) return undefined;
  if (settings.production) {
    for (const name of PAYPAL)
      if (PUBLISHED.test(group[name])) settings.problem(name, "is the sandbox's published value");
    if (!api_url.startsWith("https:")) settings.problem("PAYPAL_API_URL", "must be https in production");
  }
  return {
    client_id: group.PAYPAL_CLIENT_ID,
    client_secret: group.PAYPAL_CLIENT_SECRET,
    webhook_id: group.PAYPAL_WEBHOOK_ID,
    api_url,
    timeout_ms,
  };
}
