import type { World } from "../world.ts";
import { fromMinor, toMinor } from "./currencies.ts";
import type { Capture, Dispute, Order, Refund } from "./objects.ts";

/** A resource as the API shows it. */
export type ApiObject = Record<string, unknown>;

// Somebody whose data PayPal tells everywhere, and who must be found nowhere in Foyer.
const PAYER = {
  email_address: "payer@paypal.example",
  payer_id: "QYR5Z8XDVJNXQ",
  name: { given_name: "Jo", surname: "Payer" },
};
const PAYEE = { email_address: "house@paypal.example", merchant_id: "XYZVUQ8E6M24G" };

/** @param whole also what `Prefer: return=minimal` leaves out */
export function renderOrder(world: World, order: Order, whole: boolean): ApiObject {
  const { id, status, reference_id, funding } = order;
  const payments = paymentsOf(world, order);
  const unit = whole
    ? {
        reference_id,
        amount: order.amount,
        payee: PAYEE,
        ...present({
          description: order.description,
          custom_id: order.custom_id,
          invoice_id: order.invoice_id,
        }),
        ...payments,
      }
    : { reference_id, ...payments };
  const approved = funding !== null;
  const source = approved
    ? {
        paypal: {
          email_address: PAYER.email_address,
          account_id: PAYER.payer_id,
          account_status: "VERIFIED",
          name: PAYER.name,
        },
      }
    : { paypal: {} };
  return {
    id,
    ...(whole ? { intent: "CAPTURE" } : {}),
    status,
    ...(approved || order.experience ? { payment_source: source } : {}),
    ...(whole || Object.keys(payments).length > 0 ? { purchase_units: [unit] } : {}),
    ...(approved ? { payer: { ...PAYER, address: { country_code: "DE" } } } : {}),
    ...(whole ? { create_time: time(order.created_ms), update_time: time(order.updated_ms) } : {}),
    links: orderLinks(world, order),
  };
}

function paymentsOf(world: World, order: Order): ApiObject {
  const captures = world.paypal.captures.ofOrder(order.id);
  if (captures.length === 0) return {};
  const refunds = captures.flatMap((capture) => world.paypal.refunds.ofCapture(capture.id));
  const list = { captures: captures.map((capture) => renderCapture(world, capture)) };
  return {
    payments:
      refunds.length > 0 ? { ...list, refunds: refunds.map((refund) => renderRefund(world, refund)) } : list,
  };
}

function orderLinks(world: World, { id, status, experience }: Order): ApiObject[] {
  const self = `${world.publicUrl()}/v2/checkout/orders/${id}`;
  const links = [{ href: self, rel: "self", method: "GET" }];
  const page = approvePageUrl(world, id);
  if (status === "PAYER_ACTION_REQUIRED") links.push({ href: page, rel: "payer-action", method: "GET" });
  if (status === "CREATED") links.push({ href: page, rel: "approve", method: "GET" });
  if (status === "CREATED" || (status === "APPROVED" && !experience))
    links.push({ href: self, rel: "update", method: "PATCH" });
  if (status === "CREATED" || status === "APPROVED")
    links.push({ href: `${self}/capture`, rel: "capture", method: "POST" });
  return links;
}

export const approvePageUrl = (world: World, id: string): string =>
  `${world.publicUrl()}/checkoutnow?token=${id}`;

export function renderCapture(world: World, capture: Capture): ApiObject {
  const { id, status, amount, order_id, reason } = capture;
  const self = `${world.publicUrl()}/v2/payments/captures/${id}`;
  const fee = fromMinor(toMinor(amount) / 40n, amount.currency_code);
  const net = fromMinor(toMinor(amount) - toMinor(fee), amount.currency_code);
  return {
    id,
    status,
    ...(reason === null ? {} : { status_details: { reason } }),
    amount,
    final_capture: true,
    seller_protection: {
      status: "ELIGIBLE",
      dispute_categories: ["ITEM_NOT_RECEIVED", "UNAUTHORIZED_TRANSACTION"],
    },
    ...(status === "PENDING" || status === "DECLINED"
      ? {}
      : { seller_receivable_breakdown: { gross_amount: amount, paypal_fee: fee, net_amount: net } }),
    ...present({ custom_id: capture.custom_id, invoice_id: capture.invoice_id }),
    supplementary_data: { related_ids: { order_id } },
    create_time: time(capture.created_ms),
    update_time: time(capture.updated_ms),
    links: [
      { href: self, rel: "self", method: "GET" },
      { href: `${self}/refund`, rel: "refund", method: "POST" },
      { href: `${world.publicUrl()}/v2/checkout/orders/${order_id}`, rel: "up", method: "GET" },
    ],
  };
}

export function renderRefund(world: World, refund: Refund): ApiObject {
  const { id, status, amount, capture_id } = refund;
  return {
    id,
    status,
    ...(status === "PENDING" ? { status_details: { reason: "ECHECK" } } : {}),
    amount,
    ...present({
      custom_id: refund.custom_id,
      invoice_id: refund.invoice_id,
      note_to_payer: refund.note_to_payer,
    }),
    seller_payable_breakdown: { gross_amount: amount, net_amount: amount, total_refunded_amount: amount },
    create_time: time(refund.created_ms),
    update_time: time(refund.updated_ms),
    links: refundLinks(world, id, capture_id),
  };
}

export const refundLinks = (world: World, id: string, capture_id: string): ApiObject[] => [
  { href: `${world.publicUrl()}/v2/payments/refunds/${id}`, rel: "self", method: "GET" },
  { href: `${world.publicUrl()}/v2/payments/captures/${capture_id}`, rel: "up", method: "GET" },
];

export function renderDispute(world: World, dispute: Dispute): ApiObject {
  const { capture_id, amount, outcome, created_ms } = dispute;
  const back = outcome === "RESOLVED_BUYER_FAVOUR" ? { amount_refunded: amount } : {};
  const capture = world.paypal.captures.get(capture_id)!;
  return {
    ...renderDisputeInShort(world, dispute),
    disputed_transactions: [
      {
        buyer_transaction_id: `B${capture_id.slice(1)}`,
        seller_transaction_id: capture_id,
        create_time: time(capture.created_ms),
        transaction_status: "COMPLETED",
        gross_amount: capture.amount,
        ...present({ custom: capture.custom_id, invoice_number: capture.invoice_id }),
        buyer: { email: PAYER.email_address, name: `${PAYER.name.given_name} ${PAYER.name.surname}` },
        seller: { email: PAYEE.email_address, merchant_id: PAYEE.merchant_id, name: "House" },
      },
    ],
    ...(outcome === null ? {} : { dispute_outcome: { outcome_code: outcome, ...back } }),
    messages: [{ posted_by: "BUYER", time_posted: time(created_ms), content: "Please look into this." }],
  };
}

/** As in lists, which do not say what was paid. */
export function renderDisputeInShort(world: World, dispute: Dispute): ApiObject {
  const { id, created_ms, updated_ms, reason, status, amount, stage } = dispute;
  const self = `${world.publicUrl()}/v1/customer/disputes/${id}`;
  const states = {
    WAITING_FOR_SELLER_RESPONSE: "REQUIRED_ACTION",
    UNDER_REVIEW: "UNDER_PAYPAL_REVIEW",
    RESOLVED: "RESOLVED",
  };
  return {
    dispute_id: id,
    create_time: time(created_ms),
    update_time: time(updated_ms),
    reason,
    status,
    dispute_state: states[status],
    dispute_amount: amount,
    dispute_life_cycle_stage: stage,
    dispute_channel: "INTERNAL",
    links: [{ href: self, rel: "self", method: "GET" }],
  };
}

/** Without what is null: PayPal leaves such fields out. */
const present = (fields: Record<string, string | null>): ApiObject =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));

/** Whole seconds, as PayPal writes them. */
export const time = (ms: number): string => new Date(ms).toISOString().replace(/\.\d{3}Z$/, "Z");
