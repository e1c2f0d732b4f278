import { z } from "zod";
import type { PayPalConfig } from "../config.ts";
import type { PayPalClient } from "./paypal-client.ts";
import { isRefusal } from "./vendor.ts";

/** PayPal tries for three days, perhaps with the time of its first try; what is heard again has no effect anyway. */
const OLDEST_S = 3 * 24 * 60 * 60 + 3_600;
const NEWEST_S = 300;

type Headers = Record<string, string | string[] | undefined>;

/**
 * Asks PayPal whether a webhook is its own. Its verdict instead of its certificate: no address out of a request is
 * ever called. What cannot be genuine is refused without asking.
 * @param raw a JSON object, exactly as it came: the signature is over these bytes
 * @throws AppError dependency_unavailable when PayPal does not answer, so that it sends again
 */
export async function isSignedByPayPal(
  client: PayPalClient,
  { webhook_id, api_url }: PayPalConfig,
  raw: Buffer,
  headers: Headers,
  now: Date,
): Promise<boolean> {
  const transmission = Transmission.safeParse(headers);
  if (!transmission.success) return false;
  const {
    "paypal-transmission-id": transmission_id,
    "paypal-transmission-time": transmission_time,
    "paypal-transmission-sig": transmission_sig,
    "paypal-cert-url": cert_url,
    "paypal-auth-algo": auth_algo,
  } = transmission.data;
  const age_s = (now.getTime() - Date.parse(transmission_time)) / 1000;
  if (age_s > OLDEST_S || age_s < -NEWEST_S || !isPayPals(cert_url, api_url)) return false;
  const fields = { transmission_id, transmission_time, transmission_sig, cert_url, auth_algo, webhook_id };
  // Not serialised anew: another space would be another signature.
  const body = `${JSON.stringify(fields).slice(0, -1)},"webhook_event":${raw.toString("utf8")}}`;
  try {
    const path = "/v1/notifications/verify-webhook-signature";
    const { verification_status } = await client.send({ method: "POST", path, raw: body }, Verdict);
    return verification_status === "SUCCESS";
  } catch (error) {
    if (isRefusal(error)) return false;
    throw error;
  }
}

const Transmission = z.object({
  "paypal-transmission-id": z.string().regex(/^[\w-]{1,50}$/),
  "paypal-transmission-time": z.iso.datetime({ offset: true }),
  "paypal-transmission-sig": z.string().regex(/^[\w+/=-]{1,500}$/),
  "paypal-cert-url": z.string().max(500),
  "paypal-auth-algo": z.literal("SHA256withRSA"),
});

const Verdict = z.object({ verification_status: z.string() });

/** True for an address at PayPal, or where the API is. */
function isPayPals(cert_url: string, api_url: string): boolean {
  const url = URL.parse(cert_url);
  if (!url || url.username !== "" || url.password !== "") return false;
  if (url.origin === new URL(api_url).origin) return true;
  return url.protocol === "https:" && /(^|\.)paypal\.com$/.test(url.hostname);
}
