import { checkAmount, checkCurrency } from "./currencies.ts";
import type { Answer, Call } from "./endpoint.ts";
import { emit } from "./events.ts";
import { expand } from "./expand.ts";
import { invalidRequest, parameterMissing } from "./failure.ts";
import {
  NOT_SIMULATED,
  nowSeconds,
  readCaptureMethod,
  readDescription,
  readPaymentMethodTypes,
  readReturnUrl,
  typesParameter,
} from "./intent-parameters.ts";
import { newId } from "./keys.ts";
import type { Intent } from "./objects.ts";
import { allowOnly, choice, flag, metadata, positiveInteger, requiredText, textList } from "./parameters.ts";
import { declinedAnswer, payIntent } from "./pay-intent.ts";
import { paymentMethodOf } from "./payment-methods.ts";
import { renderIntent } from "./render.ts";

const KNOWN = [
  "amount",
  "currency",
  "allowed_payment_method_types",
  "automatic_payment_methods",
  "capture_method",
  "confirm",
  "confirmation_method",
  "description",
  "expand",
  "metadata",
  "payment_method",
  "payment_method_data",
  "receipt_email",
  "return_url",
  "statement_descriptor",
  "statement_descriptor_suffix",
  "use_stripe_sdk",
];

/** `POST /v1/payment_intents` */
export function createPaymentIntent(call: Call): Answer {
  const { world, form, cause } = call;
  allowOnly(form, [...KNOWN, ...typesParameter(call)], NOT_SIMULATED);
  const intent = readIntent(call);
  const confirms = flag(form, "confirm") ?? false;
  flag(form, "use_stripe_sdk");
  const returnUrl = readReturnUrl(form);
  if (returnUrl !== null && !confirms) {
    throw invalidRequest(
      "You can only specify return_url when confirm is set to true.",
      "parameter_invalid_exclusive",
      "return_url",
    );
  }
  const paths = textList(form, "expand") ?? [];
  const method = paymentMethodOf(world, form, call.key);
  if (method) Object.assign(intent, { payment_method: method.id, status: "requires_confirmation" });
  if (confirms && !method) throw parameterMissing("payment_method");
  world.stripe.intents.add(intent);
  emit(world, cause, "payment_intent.created", renderIntent(world, intent));
  if (confirms && method) {
    const declined = payIntent(call, intent, method, returnUrl);
    if (declined) return declinedAnswer(call, intent, declined);
  }
  return { status: 200, body: expand(world, renderIntent(world, intent), paths) };
}

function readIntent({ world, form }: Call): Intent {
  const amount = positiveInteger(form, "amount");
  if (amount === undefined) throw parameterMissing("amount");
  const currency = checkCurrency(requiredText(form, "currency"));
  checkAmount(amount, currency);
  if (choice(form, "confirmation_method", ["automatic", "manual"]) === "manual") {
    throw invalidRequest(
      "The sandbox does not simulate confirmation_method 'manual'.",
      undefined,
      "confirmation_method",
    );
  }
  const id = newId("pi");
  return {
    id,
    created: nowSeconds(world),
    amount,
    currency,
    status: "requires_payment_method",
    client_secret: newId(`${id}_secret`, 25),
    amount_received: 0,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: readCaptureMethod(form) ?? "automatic_async",
    description: null,
    last_payment_error: null,
    latest_charge: null,
    metadata: metadata(form),
    payment_method: null,
    receipt_email: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    authentication: null,
    ...readPaymentMethodTypes(form),
    ...readDescription(form),
  };
}
