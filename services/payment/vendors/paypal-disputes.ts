import { z } from "zod";
import type { DisputeStatus, ProviderDispute } from "../domain/dispute.ts";
import type { PayPalClient } from "./paypal-client.ts";
import { fromPayPalMoney } from "./paypal-money.ts";
import { Links, Money, orderOf, refundsOf } from "./paypal-objects.ts";
import { VendorRefusal } from "./vendor.ts";

const DISPUTES = "/v1/customer/disputes";
const MOST_PAGES = 20;

const Dispute = z.object({
  dispute_id: z.string(),
  reason: z.string().default(""),
  status: z.string(),
  dispute_amount: Money,
  dispute_life_cycle_stage: z.string().default(""),
  dispute_outcome: z.object({ outcome_code: z.string().optional() }).optional(),
  disputed_transactions: z.array(z.object({ seller_transaction_id: z.string().optional() })).default([]),
});
type Dispute = z.output<typeof Dispute>;
const Page = z.object({ items: z.array(z.object({ dispute_id: z.string() })).default([]), links: Links });

/** A dispute names its capture only, and that its order. What goes back with it PayPal makes a refund of. */
export async function disputeAt(client: PayPalClient, id: string): Promise<ProviderDispute> {
  const path = `${DISPUTES}/${encodeURIComponent(id)}`;
  const dispute = await client.send({ method: "GET", path }, Dispute);
  const capture_id = dispute.disputed_transactions.find(
    ({ seller_transaction_id }) => seller_transaction_id,
  )?.seller_transaction_id;
  if (!capture_id) throw new VendorRefusal("missing", "no_transaction");
  const provider_payment_id = await orderOf(client, capture_id);
  const status = statusOf(dispute);
  const refunds = status === "LOST" ? await refundsOf(client, provider_payment_id) : [];
  return {
    id: dispute.dispute_id,
    status,
    reason: dispute.reason,
    amount: fromPayPalMoney(dispute.dispute_amount),
    currency: dispute.dispute_amount.currency_code,
    provider_payment_id,
    repaid: refunds.filter(({ refund_id }) => refund_id === undefined),
  };
}

export async function disputesSince(client: PayPalClient, since: Date): Promise<string[]> {
  const found: string[] = [];
  let search = `?start_time=${since.toISOString()}&page_size=50`;
  for (let page = 0; search !== "" && page < MOST_PAGES; page++) {
    const { ids, next } = await pageAt(client, DISPUTES + search);
    found.push(...ids);
    search = next;
  }
  return found;
}

/** `next` is only what is asked, never where: that is said by our settings. */
async function pageAt(client: PayPalClient, path: string): Promise<{ ids: string[]; next: string }> {
  const { items, links } = await client.send({ method: "GET", path }, Page);
  const next = links.find(({ rel }) => rel === "next")?.href ?? "";
  return { ids: items.map(({ dispute_id }) => dispute_id), next: URL.parse(next)?.search ?? "" };
}

/** For the customer, or given up by the house: theirs. Otherwise ours, also where PayPal paid out of its own pocket. */
const FOR_CUSTOMER = new Set(["RESOLVED_BUYER_FAVOUR", "ACCEPTED"]);

function statusOf({ status, dispute_outcome, dispute_life_cycle_stage }: Dispute): DisputeStatus {
  if (status === "RESOLVED") return FOR_CUSTOMER.has(dispute_outcome?.outcome_code ?? "") ? "LOST" : "WON";
  return dispute_life_cycle_stage === "INQUIRY" ? "INQUIRY" : "OPEN";
}
