import { createHmac } from "node:crypto";
import { WEBHOOK_SECRET } from "./keys.ts";

/** Stripe's signature: HMAC-SHA256 over the time in seconds, a dot, and the exact bytes of the body. */
export function sign(payload: string, atSeconds: number, secret = WEBHOOK_SECRET): string {
  const digest = createHmac("sha256", secret).update(`${atSeconds}.${payload}`).digest("hex");
  return `t=${atSeconds},v1=${digest}`;
}

/** What Stripe sends along with a webhook. @param now milliseconds since 1970 */
export function webhookHeaders(payload: string, now: number): Record<string, string> {
  return {
    "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
    "stripe-signature": sign(payload, Math.floor(now / 1000)),
  };
}
