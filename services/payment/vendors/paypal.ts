import { z } from "zod";
import { AppError } from "../../../platform/errors.ts";
import type { PayPalConfig } from "../config.ts";
import type { Intent } from "../domain/intent.ts";
import { openPayPalClient, type PayPalClient } from "./paypal-client.ts";
import { disputeAt, disputesSince } from "./paypal-disputes.ts";
import { fromPayPalMoney, toPayPalMoney } from "./paypal-money.ts";
import { Order, orderAt, pathOf, Refund, refundAt, refundsOf, toRefund } from "./paypal-objects.ts";
import { isSignedByPayPal } from "./paypal-signature.ts";
import { type End, readMarks, readPayPalEvent, writeMarks } from "./paypal-webhook.ts";
import { isRefusal, type Vendor, VendorRefusal, type WantedIntent } from "./vendor.ts";

const UNIT = "/purchase_units/@reference_id=='default'";
const LIVE_HOSTS = new Set(["api-m.paypal.com", "api.paypal.com"]);

/**
 * PayPal through its REST API: an intent is an order, which the customer approves and we capture.
 * @param returnUrl where a customer comes back to when nobody said so
 */
export function openPayPal(config: PayPalConfig, returnUrl: (booking_id: string) => string): Vendor {
  const client = openPayPalClient(config);
  const live = LIVE_HOSTS.has(new URL(config.api_url).hostname);
  const retrieve = async (id: string): Promise<Intent> => toIntent(await orderAt(client, id));
  return {
    name: "paypal",
    live,
    publishable: () => ({}),
    createIntent: async (wanted, key) =>
      toIntent(
        await client.send(
          {
            method: "POST",
            path: "/v2/checkout/orders",
            body: newOrder(wanted, wanted.return_url ?? returnUrl(wanted.booking_id)),
            key,
          },
          Order,
        ),
      ),
    retrieve,
    async updateAmount(id, amount, currency) {
      await patch(client, id, {
        op: "replace",
        path: `${UNIT}/amount`,
        value: toPayPalMoney(amount, currency),
      });
      const intent = await retrieve(id);
      // The customer said yes to another sum in between.
      if (intent.state === "approved") throw new VendorRefusal("state", "approved_meanwhile");
      return intent;
    },
    capture: (id, key) => capture(client, id, key),
    cancel: (id) => cancel(client, id),
    refund: async (wanted, key) => {
      const { provider_payment_id, refund_id, amount, currency } = wanted;
      const capture_id = wanted.capture_id ?? (await retrieve(provider_payment_id)).capture_id;
      if (!capture_id) throw new VendorRefusal("state", "nothing_captured");
      const path = `/v2/payments/captures/${encodeURIComponent(capture_id)}/refund`;
      const body = { amount: toPayPalMoney(amount, currency), custom_id: refund_id };
      return toRefund(await client.send({ method: "POST", path, body, key }, Refund), provider_payment_id);
    },
    retrieveDispute: (id) => disputeAt(client, id),
    listDisputes: (since) => disputesSince(client, since),
    retrieveRefund: (id) => refundAt(client, id),
    async findRefund(provider_payment_id, refund_id) {
      const refunds = await refundsOf(client, provider_payment_id);
      return refunds.find((refund) => refund.refund_id === refund_id);
    },
    async verifyWebhook(raw, headers, now) {
      const happening = readPayPalEvent(raw, live);
      if (happening && (await isSignedByPayPal(client, config, raw, headers, now))) return happening;
      throw new AppError("invalid_argument", "invalid_signature", { detail: "The signature is not valid." });
    },
  };
}

function newOrder({ booking_id, payment_id, revision, amount, currency }: WantedIntent, return_url: string) {
  const cancel_url = new URL(return_url);
  cancel_url.searchParams.set("cancelled", "1");
  return {
    intent: "CAPTURE",
    purchase_units: [
      {
        amount: toPayPalMoney(amount, currency),
        custom_id: writeMarks(booking_id, payment_id, revision),
      },
    ],
    payment_source: {
      paypal: {
        experience_context: {
          return_url,
          cancel_url: cancel_url.href,
          user_action: "PAY_NOW",
          shipping_preference: "NO_SHIPPING",
          // A hold lasts minutes: means that decide in days would come too late.
          payment_method_preference: "IMMEDIATE_PAYMENT_REQUIRED",
        },
      },
    },
  };
}

const patch = (client: PayPalClient, id: string, change: object): Promise<unknown> =>
  client.send({ method: "PATCH", path: pathOf(id), body: [change] }, z.unknown());

/** Takes the money. Whatever PayPal then refuses, this order has had its try: another one is made for the next. */
async function capture(client: PayPalClient, id: string, key: string): Promise<Intent> {
  try {
    const path = `${pathOf(id)}/capture`;
    return toIntent(await client.send({ method: "POST", path, body: {}, key }, Order));
  } catch (error) {
    if (!isRefusal(error) || error.status_code !== 422) throw error;
    const { code, reason } = error;
    const intent = toIntent(await orderAt(client, id));
    if (reason === "state") return intent;
    return end(client, intent, { word: "declined", code });
  }
}

/** PayPal cannot cancel an order; nobody but us can capture it, and what is written on it says that we will not. */
async function cancel(client: PayPalClient, id: string): Promise<Intent> {
  const intent = toIntent(await orderAt(client, id));
  if (intent.state === "waiting" || intent.state === "approved")
    return end(client, intent, { word: "cancelled", code: "" });
  throw new VendorRefusal("state", `order_${intent.state}`);
}

async function end(client: PayPalClient, intent: Intent, how: End): Promise<Intent> {
  const { booking_id = "", payment_id = "", revision = 0 } = intent.marks;
  const value = writeMarks(booking_id, payment_id, revision, how);
  await patch(client, intent.id, { op: "replace", path: `${UNIT}/custom_id`, value }).catch(
    (error: unknown) => {
      // An order of somebody else's making may bear no mark; one that is gone needs none.
      if (!isRefusal(error)) throw error;
    },
  );
  return { ...intent, ...ended(intent.id, readMarks(value).end!) };
}

function ended(id: string, { word, code }: End): Pick<Intent, "state" | "attempt" | "spent" | "handover"> {
  return { state: word, attempt: word === "declined" ? `${id}:${code}` : "", spent: true, handover: {} };
}

function toIntent(order: Order): Intent {
  const unit = order.purchase_units[0]!;
  const taken = unit.payments?.captures[0];
  const { marks, end: how } = readMarks(unit.custom_id);
  const state = stateOf(order, taken?.status);
  const asked = { amount: fromPayPalMoney(unit.amount), currency: unit.amount.currency_code };
  const link = order.links.find(({ rel }) => rel === "payer-action" || rel === "approve")?.href;
  const intent: Intent = {
    id: order.id,
    state,
    amount: asked.amount,
    currency: taken?.amount.currency_code ?? asked.currency,
    received_amount: state === "succeeded" ? fromPayPalMoney(taken!.amount) : 0,
    attempt: state === "declined" ? `${order.id}:CAPTURE_${taken!.status}` : "",
    method_label: state === "succeeded" ? "PayPal" : "",
    marks,
    handover: state === "waiting" && link !== undefined ? { approve_url: link } : {},
    capture_id: taken?.id ?? null,
    spent: state === "declined" || state === "cancelled",
  };
  const open = state === "waiting" || state === "approved";
  return how && open ? { ...intent, ...ended(order.id, how) } : intent;
}

function stateOf({ status }: Order, captured: string | undefined): Intent["state"] {
  if (captured === "COMPLETED" || captured === "PARTIALLY_REFUNDED" || captured === "REFUNDED")
    return "succeeded";
  if (captured !== undefined) return captured === "PENDING" ? "processing" : "declined";
  if (status === "APPROVED") return "approved";
  if (status === "VOIDED") return "cancelled";
  return status === "COMPLETED" ? "processing" : "waiting";
}
