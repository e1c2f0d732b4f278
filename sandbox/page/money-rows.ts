import { formatMoney } from "../paypal/currencies.ts";
import type { Order, OrderStatus, Refund as PayPalRefund } from "../paypal/objects.ts";
import { formatAmount } from "../stripe/currencies.ts";
import type { Intent, Refund } from "../stripe/objects.ts";
import type { World } from "../world.ts";
import { disputeButton } from "./disputes.ts";
import type { Html } from "./html.ts";
import { html } from "./html.ts";
import { time } from "./time.ts";

type Row = { created_ms: number; row: Html };

/** The newest payments of all providers. */
export function paymentRows(world: World, shown: number): Html[] {
  const first = { limit: shown, starting_after: null, ending_before: null, created: {} };
  const stripe = world.stripe.intents.list(first, {})?.data ?? [];
  return newest(shown, [
    ...stripe.map((intent) => ({ created_ms: intent.created * 1000, row: intentRow(world, intent) })),
    ...world.paypal.orders
      .newest(shown)
      .map((order) => ({ created_ms: order.created_ms, row: orderRow(world, order) })),
  ]);
}

/** The newest refunds of all providers. */
export function refundRows(world: World, shown: number): Html[] {
  const first = { limit: shown, starting_after: null, ending_before: null, created: {} };
  const stripe = world.stripe.refunds.list(first, {})?.data ?? [];
  return newest(shown, [
    ...stripe.map((refund) => ({ created_ms: refund.created * 1000, row: refundRow(refund) })),
    ...world.paypal.refunds
      .newest(shown)
      .map((refund) => ({ created_ms: refund.created_ms, row: payPalRefundRow(refund) })),
  ]);
}

const newest = (shown: number, rows: Row[]): Html[] =>
  rows
    .sort((a, b) => b.created_ms - a.created_ms)
    .slice(0, shown)
    .map(({ row }) => row);

const ORDER_SIGNS: Record<OrderStatus, string> = {
  CREATED: "",
  PAYER_ACTION_REQUIRED: "",
  APPROVED: "wait",
  COMPLETED: "on",
};
const CAPTURE_SIGNS = { PENDING: "wait", DECLINED: "bad" } as const;

function orderRow(world: World, order: Order): Html {
  const capture = world.paypal.captures.ofOrder(order.id).at(-1);
  const sign = CAPTURE_SIGNS[capture?.status as "PENDING"] ?? ORDER_SIGNS[order.status];
  const status = (capture?.status ?? order.status).toLowerCase().replaceAll("_", " ");
  return html`<tr id="p-${order.id}" data-row><td class="code">${order.id}</td><td class="code">${order.custom_id?.split(":")[0] ?? ""}</td>
<td class="num">${formatMoney(order.amount)}</td><td><span class="st ${sign}">${status}</span></td>
<td class="nowrap">PayPal</td><td class="num">${time(iso(order.created_ms))}</td>
<td>${capture?.status === "COMPLETED" && world.paypal.disputes.ofCapture(capture.id).length === 0 ? disputeButton(order.id) : null}</td></tr>`;
}

function payPalRefundRow(refund: PayPalRefund): Html {
  const sign = { COMPLETED: "on", PENDING: "wait", FAILED: "bad" }[refund.status];
  return html`<tr id="r-${refund.id}" data-row><td class="code">${refund.id}</td><td class="code">${refund.order_id}</td>
<td class="num">${formatMoney(refund.amount)}</td><td><span class="st ${sign}">${refund.status.toLowerCase()}</span></td>
<td class="num">${time(iso(refund.created_ms))}</td></tr>`;
}

const INTENT_SIGNS: Record<Intent["status"], string> = {
  requires_payment_method: "",
  requires_confirmation: "",
  requires_action: "wait",
  processing: "wait",
  succeeded: "on",
  canceled: "gone",
};

function intentRow(world: World, intent: Intent): Html {
  const method = intent.payment_method === null ? null : world.stripe.methods.get(intent.payment_method);
  const problem = intent.last_payment_error;
  const status = intent.status.replaceAll("_", " ");
  return html`<tr id="p-${intent.id}" data-row><td class="code">${intent.id}</td><td class="code">${intent.metadata["booking_id"] ?? ""}</td>
<td class="num">${formatAmount(intent.amount, intent.currency)}</td>
<td><span class="st ${problem ? "bad" : INTENT_SIGNS[intent.status]}">${status}</span>${problem ? html` <span class="qq">${String(problem["decline_code"] ?? problem["code"])}</span>` : null}</td>
<td class="nowrap">${method ? `${method.brand} ${method.last4}` : ""}</td><td class="num">${time(iso(intent.created * 1000))}</td>
<td>${intent.status === "succeeded" && world.stripe.charges.ofIntent(intent.id).some(({ failure, dispute }) => !failure && !dispute) ? disputeButton(intent.id) : null}</td></tr>`;
}

function refundRow(refund: Refund): Html {
  const sign = { succeeded: "on", pending: "wait", failed: "bad" }[refund.status];
  return html`<tr id="r-${refund.id}" data-row><td class="code">${refund.id}</td><td class="code">${refund.payment_intent}</td>
<td class="num">${formatAmount(refund.amount, refund.currency)}</td><td><span class="st ${sign}">${refund.status}</span></td>
<td class="num">${time(iso(refund.created * 1000))}</td></tr>`;
}

const iso = (ms: number): string => new Date(ms).toISOString();
