import type Stripe from "stripe";
import { AppError, unavailable } from "../../../platform/errors.ts";
import type { StripeConfig } from "../config.ts";
import type { DisputeStatus, ProviderDispute } from "../domain/dispute.ts";
import type { Intent, ProviderRefund } from "../domain/intent.ts";
import { fromStripeAmount, toStripeAmount } from "./stripe-money.ts";
import { isSignedBy } from "./stripe-signature.ts";
import { idOf, marksOf, readStripeEvent } from "./stripe-webhook.ts";
import { type RefusalReason, type Vendor, VendorRefusal } from "./vendor.ts";

const EXPAND = { expand: ["latest_charge"] };
const MOST_DISPUTES = 1_000;
const BRANDS: Record<string, string> = {
  visa: "Visa",
  mastercard: "Mastercard",
  amex: "American Express",
  discover: "Discover",
  diners: "Diners Club",
  jcb: "JCB",
  unionpay: "UnionPay",
};

/** Stripe through its SDK: PaymentIntents and Refunds. */
export function openStripe(config: StripeConfig): Vendor {
  let opened: Promise<Stripe> | undefined;
  const stripe = () => (opened ??= client(config));
  const live = /^(sk|rk)_live_/.test(config.secret_key);
  return {
    name: "stripe",
    live,
    publishable: () => ({ publishable_key: config.publishable_key }),
    createIntent: ({ payment_id, booking_id, revision, amount, currency }, idempotencyKey) =>
      intentOf(async () =>
        (await stripe()).paymentIntents.create(
          {
            amount: toStripeAmount(amount, currency),
            currency: currency.toLowerCase(),
            // A hold lasts minutes: methods that decide in days, or in another place, would come too late.
            allowed_payment_method_types: ["card"],
            metadata: { booking_id, payment_id, revision: String(revision) },
          },
          { idempotencyKey },
        ),
      ),
    retrieve: (id) => intentOf(async () => (await stripe()).paymentIntents.retrieve(id, EXPAND)),
    updateAmount: (id, amount, currency) =>
      intentOf(async () =>
        (await stripe()).paymentIntents.update(id, {
          amount: toStripeAmount(amount, currency),
          currency: currency.toLowerCase(),
          ...EXPAND,
        }),
      ),
    capture: (id, idempotencyKey) =>
      intentOf(async () => (await stripe()).paymentIntents.capture(id, EXPAND, { idempotencyKey })),
    cancel: (id) => intentOf(async () => (await stripe()).paymentIntents.cancel(id, EXPAND)),
    refund: ({ refund_id, payment_id, provider_payment_id, amount, currency }, idempotencyKey) =>
      refundOf(async () =>
        (await stripe()).refunds.create(
          {
            payment_intent: provider_payment_id,
            amount: toStripeAmount(amount, currency),
            metadata: { refund_id, payment_id },
          },
          { idempotencyKey },
        ),
      ),
    retrieveDispute: async (id) => toDispute(await asked(async () => (await stripe()).disputes.retrieve(id))),
    listDisputes: (since) =>
      asked(async () => {
        const created = { gte: Math.floor(since.getTime() / 1000) };
        const list = (await stripe()).disputes.list({ created, limit: 100 });
        return (await list.autoPagingToArray({ limit: MOST_DISPUTES })).map(({ id }) => id);
      }),
    retrieveRefund: (id) => refundOf(async () => (await stripe()).refunds.retrieve(id)),
    async findRefund(provider_payment_id, refund_id) {
      const list = await asked(async () =>
        (await stripe()).refunds.list({ payment_intent: provider_payment_id, limit: 100 }),
      );
      const found = list.data.find((refund) => refund.metadata?.refund_id === refund_id);
      return found ? toRefund(found) : undefined;
    },
    async verifyWebhook(raw, headers, now) {
      const signature = headers["stripe-signature"];
      const signed = typeof signature === "string" && isSignedBy(raw, signature, config.webhook_secrets, now);
      const happening = signed ? readStripeEvent(raw) : undefined;
      if (!happening)
        throw new AppError("invalid_argument", "invalid_signature", {
          detail: "The signature is not valid.",
        });
      return happening;
    },
  };
}

/** With the first call: the library is large. */
async function client({ secret_key, api_url, timeout_ms }: StripeConfig): Promise<Stripe> {
  const { default: Stripe } = await import("stripe");
  const { protocol, hostname, port } = new URL(api_url);
  return new Stripe(secret_key, {
    // Pinned: a newer SDK speaks another version, and the compiler then says so here.
    apiVersion: "2026-10-28.endive",
    protocol: protocol === "http:" ? "http" : "https",
    host: hostname,
    port: port === "" ? (protocol === "http:" ? 80 : 443) : Number(port),
    timeout: timeout_ms,
    maxNetworkRetries: 1,
    telemetry: false,
  });
}

const intentOf = async (call: () => Promise<Stripe.PaymentIntent>): Promise<Intent> =>
  toIntent(await asked(call));
const refundOf = async (call: () => Promise<Stripe.Refund>): Promise<ProviderRefund> =>
  toRefund(await asked(call));

function toIntent(intent: Stripe.PaymentIntent): Intent {
  const currency = intent.currency.toUpperCase();
  const charge = typeof intent.latest_charge === "object" ? intent.latest_charge : null;
  const failure = intent.last_payment_error;
  return {
    id: intent.id,
    state: stateOf(intent),
    amount: fromStripeAmount(intent.amount, currency),
    currency,
    received_amount: fromStripeAmount(intent.amount_received, currency),
    attempt: failure ? (failure.charge ?? failure.payment_method?.id ?? failure.code ?? "declined") : "",
    method_label: labelOf(charge),
    marks: marksOf(intent.metadata),
    handover: intent.client_secret === null ? {} : { client_secret: intent.client_secret },
    capture_id: charge?.paid ? charge.id : null,
    spent: intent.status === "canceled",
  };
}

function stateOf(intent: Stripe.PaymentIntent): Intent["state"] {
  switch (intent.status) {
    case "succeeded":
      return "succeeded";
    case "canceled":
      return "cancelled";
    case "processing":
      return "processing";
    case "requires_capture":
      return "approved";
    default:
      return intent.status === "requires_payment_method" && intent.last_payment_error
        ? "declined"
        : "waiting";
  }
}

function labelOf(charge: Stripe.Charge | null): string {
  const card = charge?.payment_method_details?.card;
  if (!card?.last4) return "";
  return `${BRANDS[card.brand ?? ""] ?? "Card"} •••• ${card.last4}`;
}

function toRefund(refund: Stripe.Refund): ProviderRefund {
  const currency = refund.currency.toUpperCase();
  const intent = refund.payment_intent;
  return {
    id: refund.id,
    state:
      refund.status === "succeeded"
        ? "succeeded"
        : refund.status === "failed" || refund.status === "canceled"
          ? "failed"
          : "pending",
    amount: fromStripeAmount(refund.amount, currency),
    currency,
    provider_payment_id: (typeof intent === "string" ? intent : intent?.id) ?? "",
    refund_id: idOf(refund.metadata?.refund_id),
  };
}

function toDispute(dispute: Stripe.Dispute): ProviderDispute {
  const currency = dispute.currency.toUpperCase();
  const intent = dispute.payment_intent;
  const { id } = dispute;
  const status = DISPUTES[dispute.status] ?? "OPEN";
  const money = {
    amount: fromStripeAmount(dispute.amount, currency),
    currency,
    provider_payment_id: (typeof intent === "string" ? intent : intent?.id) ?? "",
  };
  const lost = { id, state: "succeeded", refund_id: undefined, ...money } as const;
  return { id, status, reason: dispute.reason, ...money, repaid: status === "LOST" ? [lost] : [] };
}

const DISPUTES: Record<string, DisputeStatus> = {
  warning_needs_response: "INQUIRY",
  warning_under_review: "INQUIRY",
  // The bank asked and left it at that, or the provider kept the question from becoming a dispute.
  warning_closed: "WON",
  prevented: "WON",
  needs_response: "OPEN",
  under_review: "OPEN",
  won: "WON",
  lost: "LOST",
};

const REASONS: Record<string, RefusalReason> = {
  payment_intent_unexpected_state: "state",
  charge_already_refunded: "state",
  amount_too_small: "amount",
  amount_too_large: "amount",
  resource_missing: "missing",
};

/** Runs one call and turns Stripe's errors into a definite no, or into "it is not known what happened". */
async function asked<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const { default: Stripe } = await import("stripe");
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    const { type, code, statusCode, requestId, param } = error;
    const refused =
      error instanceof Stripe.errors.StripeInvalidRequestError ||
      error instanceof Stripe.errors.StripeCardError;
    if (refused) {
      const aboutAmount = code === undefined && (param === "amount" || param === "currency");
      throw new VendorRefusal(
        REASONS[code ?? ""] ?? (aboutAmount ? "amount" : "other"),
        code ?? type,
        statusCode,
      );
    }
    // Stripe's own message can quote what was sent, so only its type, code and request id go on.
    const cause = Object.assign(new Error([type, code, statusCode, requestId].filter(Boolean).join(" ")), {
      status_code: statusCode,
    });
    throw unavailable("The payment provider does not answer.", cause);
  }
}
