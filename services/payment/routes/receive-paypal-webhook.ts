import { z } from "zod";
import { reply, route } from "../../../platform/http/route.ts";
import { AppError } from "../../../platform/errors.ts";
import type { Context } from "../context.ts";
import { receiveWebhook } from "../flow/receive-webhook.ts";

export const receivePayPalWebhook = route({
  method: "POST",
  path: "/webhooks/paypal",
  summary: "For PayPal: tells that something happened to an order, its money or a refund",
  access: "public",
  raw_body_limit: 262_144,
  replies: { 200: z.object({ received: z.literal(true) }) },
  errors: ["invalid_signature", "dependency_unavailable"],
  async handler(context: Context, { raw, headers }) {
    const vendor = context.vendors.get("paypal");
    if (!vendor)
      throw new AppError("invalid_argument", "invalid_signature", { detail: "The signature is not valid." });
    await receiveWebhook(context, vendor, raw, headers);
    return reply(200, { received: true });
  },
});
