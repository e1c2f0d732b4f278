import type { Answer, Call } from "./endpoint.ts";
import { expand } from "./expand.ts";
import { resourceMissing, unexpectedState } from "./failure.ts";
import {
  intentOf,
  NOT_SIMULATED,
  readCaptureMethod,
  readDescription,
  readReturnUrl,
} from "./intent-parameters.ts";
import type { Intent, PaymentMethod } from "./objects.ts";
import { allowOnly, flag, textList } from "./parameters.ts";
import { declinedAnswer, payIntent } from "./pay-intent.ts";
import { paymentMethodOf } from "./payment-methods.ts";
import { renderIntent } from "./render.ts";

const KNOWN = [
  "capture_method",
  "expand",
  "payment_method",
  "payment_method_data",
  "receipt_email",
  "return_url",
  "use_stripe_sdk",
];
const FROM_STRIPE_JS = [
  "expected_payment_method_type",
  "client_context",
  "client_attribution_metadata",
  "referrer",
  "_stripe_version",
];
const CONFIRMABLE = ["requires_payment_method", "requires_confirmation", "requires_action"];

/** `POST /v1/payment_intents/:id/confirm`, from a server, or from the customer with client secret and publishable key. */
export function confirmPaymentIntent(call: Call): Answer {
  const { world, form } = call;
  const intent = intentOf(call);
  const known = call.key === "publishable" ? [...KNOWN, ...FROM_STRIPE_JS] : KNOWN;
  allowOnly(form, known, [...NOT_SIMULATED, "allowed_payment_method_types", "amount_to_confirm"]);
  flag(form, "use_stripe_sdk");
  const returnUrl = readReturnUrl(form);
  const paths = textList(form, "expand") ?? [];
  const capture = readCaptureMethod(form);
  const description = readDescription(form);
  refuseUnlessConfirmable(call, intent);
  const method = paymentMethodOf(world, form, call.key) ?? attachedMethod(call, intent);
  Object.assign(intent, description, capture ? { capture_method: capture } : {});
  const declined = payIntent(call, intent, method, returnUrl);
  if (declined) return declinedAnswer(call, intent, declined);
  return { status: 200, body: expand(world, renderIntent(world, intent, call.key), paths) };
}

function refuseUnlessConfirmable(call: Call, intent: Intent): void {
  if (CONFIRMABLE.includes(intent.status)) return;
  const why =
    intent.status === "succeeded"
      ? "it has already succeeded after being previously confirmed."
      : `it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be confirmed: ` +
        "requires_confirmation, requires_action.";
  throw unexpectedState(
    `You cannot confirm this PaymentIntent because ${why}`,
    renderIntent(call.world, intent, call.key),
  );
}

function attachedMethod(call: Call, intent: Intent): PaymentMethod {
  if (intent.payment_method === null) {
    throw unexpectedState(
      "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with " +
        "a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.",
      renderIntent(call.world, intent, call.key),
    );
  }
  const method = call.world.stripe.methods.get(intent.payment_method);
  if (!method) throw resourceMissing("PaymentMethod", intent.payment_method, "payment_method");
  return method;
}
