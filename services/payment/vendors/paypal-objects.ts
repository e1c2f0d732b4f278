import { z } from "zod";
import type { ProviderRefund } from "../domain/intent.ts";
import type { PayPalClient } from "./paypal-client.ts";
import { fromPayPalMoney } from "./paypal-money.ts";
import { idOf } from "./paypal-webhook.ts";
import { isRefusal } from "./vendor.ts";

// Only what is needed is taken out of PayPal's answers: they are full of the payer's personal data.
export const Money = z.object({ currency_code: z.string(), value: z.string() });
export const Links = z.array(z.object({ href: z.string(), rel: z.string() })).default([]);
const Capture = z.object({
  id: z.string(),
  status: z.string(),
  amount: Money,
  supplementary_data: z
    .object({ related_ids: z.object({ order_id: z.string().optional() }).optional() })
    .optional(),
});
export const Refund = z.object({
  id: z.string(),
  status: z.string(),
  amount: Money,
  custom_id: z.string().optional(),
  links: Links,
});
export const Order = z.object({
  id: z.string(),
  status: z.string(),
  purchase_units: z
    .array(
      z.object({
        amount: Money,
        custom_id: z.string().optional(),
        payments: z
          .object({ captures: z.array(Capture).default([]), refunds: z.array(Refund).default([]) })
          .optional(),
      }),
    )
    .min(1),
  links: Links,
});
export type Order = z.output<typeof Order>;

export const pathOf = (id: string): string => `/v2/checkout/orders/${encodeURIComponent(id)}`;

export const orderAt = (client: PayPalClient, id: string): Promise<Order> =>
  client.send({ method: "GET", path: pathOf(id) }, Order);

/** PayPal forgets orders sooner than captures; then the same key finds a refund that was made (for 45 days). */
export async function refundsOf(client: PayPalClient, order_id: string): Promise<ProviderRefund[]> {
  try {
    const { payments } = (await orderAt(client, order_id)).purchase_units[0]!;
    return (payments?.refunds ?? []).map((refund) => toRefund(refund, order_id));
  } catch (error) {
    if (isRefusal(error, "missing")) return [];
    throw error;
  }
}

/** A refund names its capture only, and that its order. */
export async function refundAt(client: PayPalClient, id: string): Promise<ProviderRefund> {
  const path = `/v2/payments/refunds/${encodeURIComponent(id)}`;
  const refund = await client.send({ method: "GET", path }, Refund);
  const up =
    refund.links
      .find(({ rel }) => rel === "up")
      ?.href.split("/")
      .at(-1) ?? "";
  return toRefund(refund, await orderOf(client, up));
}

export function toRefund(refund: z.output<typeof Refund>, provider_payment_id: string): ProviderRefund {
  const { id, status, amount, custom_id } = refund;
  return {
    id,
    state: status === "COMPLETED" ? "succeeded" : status === "PENDING" ? "pending" : "failed",
    amount: fromPayPalMoney(amount),
    currency: amount.currency_code,
    provider_payment_id,
    refund_id: idOf(custom_id),
  };
}

/** The order that a capture belongs to. */
export async function orderOf(client: PayPalClient, capture_id: string): Promise<string> {
  const path = `/v2/payments/captures/${encodeURIComponent(capture_id)}`;
  const { supplementary_data } = await client.send({ method: "GET", path }, Capture);
  return supplementary_data?.related_ids?.order_id ?? "";
}
