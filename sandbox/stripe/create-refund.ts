import { formatAmount } from "./currencies.ts";
import { isChargedBack } from "./disputes.ts";
import type { Answer, Call } from "./endpoint.ts";
import { emit } from "./events.ts";
import { expand } from "./expand.ts";
import { invalidRequest, resourceMissing, StripeFailure } from "./failure.ts";
import { nowSeconds } from "./intent-parameters.ts";
import { newId } from "./keys.ts";
import type { Charge, Refund } from "./objects.ts";
import { allowOnly, choice, metadata, positiveInteger, text, textList } from "./parameters.ts";
import { renderCharge, renderIntent, renderRefund } from "./render.ts";

const KNOWN = ["amount", "charge", "expand", "metadata", "payment_intent", "reason"];
const NOT_SIMULATED = [
  "currency",
  "customer",
  "instructions_email",
  "origin",
  "refund_application_fee",
  "reverse_transfer",
];
const REASONS = ["duplicate", "fraudulent", "requested_by_customer"];
/** How long the two test cards with slow refunds take. */
const SETTLES_AFTER_MS = 3_000;

/** `POST /v1/refunds` */
export function createRefund(call: Call): Answer {
  const { world, form, cause } = call;
  allowOnly(form, KNOWN, NOT_SIMULATED);
  const charge = refundedCharge(call);
  const reason = choice(form, "reason", REASONS) ?? null;
  const wanted = positiveInteger(form, "amount");
  const paths = textList(form, "expand") ?? [];
  const amount = allowedAmount(charge, wanted);
  const behaviour = world.stripe.methods.get(charge.payment_method)?.refunds ?? "succeed";
  const refund: Refund = {
    id: newId("re"),
    created: nowSeconds(world),
    amount,
    charge: charge.id,
    currency: charge.currency,
    failure_reason: null,
    metadata: metadata(form),
    payment_intent: charge.payment_intent,
    reason,
    status: behaviour === "pend" ? "pending" : "succeeded",
  };
  const before = charge.amount_refunded;
  charge.amount_refunded += amount;
  world.stripe.charges.save(charge);
  world.stripe.refunds.add(refund);
  emit(world, cause, "refund.created", renderRefund(refund));
  emit(world, cause, "charge.refunded", renderCharge(world, charge), { amount_refunded: before });
  if (behaviour !== "succeed") {
    world.stripe.settlements.add(
      behaviour === "pend" ? "refund_succeeds" : "refund_fails",
      refund.id,
      world.clock() + SETTLES_AFTER_MS,
    );
  }
  return { status: 200, body: expand(world, renderRefund(refund), paths) };
}

function refundedCharge(call: Call): Charge {
  const { world, form } = call;
  const intentId = text(form, "payment_intent");
  const chargeId = text(form, "charge");
  if (intentId === undefined && chargeId === undefined) {
    throw invalidRequest(
      "One of the following params should be provided for this request: payment_intent or charge.",
      "parameter_missing",
    );
  }
  const intent = intentId === undefined ? null : world.stripe.intents.get(intentId);
  if (intentId !== undefined && !intent) throw resourceMissing("payment_intent", intentId, "payment_intent");
  if (intent && intent.status !== "succeeded") {
    const message = `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`;
    const error = {
      type: "invalid_request_error" as const,
      message,
      code: "payment_intent_unexpected_state",
      payment_intent: renderIntent(world, intent),
    };
    throw new StripeFailure(400, error, true);
  }
  const id = chargeId ?? intent?.latest_charge ?? "";
  const charge = world.stripe.charges.get(id);
  if (!charge) throw resourceMissing("charge", id, "charge");
  if (intent && charge.payment_intent !== intent.id)
    throw invalidRequest("The charge does not belong to this PaymentIntent.", undefined, "charge");
  if (charge.failure)
    throw invalidRequest(
      `Charge ${charge.id} failed and cannot be refunded.`,
      "charge_not_refundable",
      "charge",
    );
  if (isChargedBack(world, charge)) {
    const message = `Charge ${charge.id} has been charged back; cannot issue a refund.`;
    throw new StripeFailure(400, { type: "invalid_request_error", message, code: "charge_disputed" }, true);
  }
  return charge;
}

/** All that is left when no amount is named; never more than is left. */
function allowedAmount(charge: Charge, wanted: number | undefined): number {
  const rest = charge.amount - charge.amount_refunded;
  if (rest === 0) {
    const message = `Charge ${charge.id} has already been refunded.`;
    throw new StripeFailure(
      400,
      { type: "invalid_request_error", message, code: "charge_already_refunded" },
      true,
    );
  }
  if (wanted === undefined || wanted <= rest) return wanted ?? rest;
  const [asked, left] = [formatAmount(wanted, charge.currency), formatAmount(rest, charge.currency)];
  const message = `Refund amount (${asked}) is greater than unrefunded amount on charge (${left})`;
  throw new StripeFailure(400, { type: "invalid_request_error", message, param: "amount" }, true);
}
