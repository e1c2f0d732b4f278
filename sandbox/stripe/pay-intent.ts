import { randomBytes } from "node:crypto";
import type { World } from "../world.ts";
import { decline } from "./cards.ts";
import { openDispute } from "./disputes.ts";
import type { Answer, Call } from "./endpoint.ts";
import type { ErrorBody } from "./failure.ts";
import { docUrl } from "./failure.ts";
import type { Cause } from "./events.ts";
import { emit } from "./events.ts";
import { newId } from "./keys.ts";
import type { CardOutcome, Charge, Intent, PaymentMethod } from "./objects.ts";
import { renderIntent, renderMethod } from "./render.ts";

/** How long a slow bank takes. */
const SETTLES_AFTER_MS = 3_000;

/**
 * Confirms the intent with this payment method: charges it, or asks the customer's bank first.
 * Returns null when that went well and the card error when it was declined; the intent is saved either way.
 */
export function payIntent(
  call: Call,
  intent: Intent,
  method: PaymentMethod,
  returnUrl: string | null,
): ErrorBody | null {
  const { world, cause } = call;
  intent.payment_method = method.id;
  if (method.slow) return processSlowly(world, cause, intent);
  if (!method.needs_authentication) return chargeIntent(world, cause, intent, method, false);
  intent.status = "requires_action";
  intent.last_payment_error = null;
  // A new attempt gets a new address: the question of an earlier one cannot be answered any more.
  intent.authentication = { nonce: randomBytes(18).toString("base64url"), return_url: returnUrl };
  world.stripe.intents.save(intent);
  emit(world, cause, "payment_intent.requires_action", renderIntent(world, intent));
  return null;
}

function processSlowly(world: World, cause: Cause, intent: Intent): null {
  Object.assign(intent, { status: "processing", last_payment_error: null, authentication: null });
  world.stripe.intents.save(intent);
  world.stripe.settlements.add("intent_settles", intent.id, world.clock() + SETTLES_AFTER_MS);
  emit(world, cause, "payment_intent.processing", renderIntent(world, intent));
  return null;
}

/** Charges the card. The fault `decline` acts here, where the bank would say no, whoever confirmed. */
export function chargeIntent(
  world: World,
  cause: Cause,
  intent: Intent,
  method: PaymentMethod,
  authenticated: boolean,
): ErrorBody | null {
  const forced = world.faults.take("stripe", ["decline"]);
  const failure = forced ? decline("card_declined", "generic_decline") : method.outcome;
  const charge = newCharge(world, intent, method, failure, authenticated);
  world.stripe.charges.add(charge);
  intent.latest_charge = charge.id;
  intent.authentication = null;
  if (failure) return failIntent(world, cause, intent, cardError(charge, method, failure));
  intent.status = "succeeded";
  intent.amount_received = intent.amount;
  intent.last_payment_error = null;
  world.stripe.intents.save(intent);
  world.stripe.methods.save({ ...method, used: true });
  emit(world, cause, "payment_intent.succeeded", renderIntent(world, intent));
  if (method.dispute) openDispute(world, charge, method.dispute);
  return null;
}

/** The attempt failed: the intent waits for another payment method and remembers why. */
export function failIntent(world: World, cause: Cause, intent: Intent, error: ErrorBody): ErrorBody {
  intent.status = "requires_payment_method";
  intent.payment_method = null;
  intent.authentication = null;
  intent.last_payment_error = { ...error, doc_url: docUrl(error.code) };
  world.stripe.intents.save(intent);
  emit(world, cause, "payment_intent.payment_failed", renderIntent(world, intent));
  return error;
}

/** The HTTP answer of a decline: 402 with the intent as it now is. */
export function declinedAnswer(call: Call, intent: Intent, error: ErrorBody): Answer {
  return {
    status: 402,
    body: { error: { ...error, payment_intent: renderIntent(call.world, intent, call.key) } },
  };
}

function cardError(charge: Charge, method: PaymentMethod, failure: NonNullable<CardOutcome>): ErrorBody {
  const { code, decline_code, message } = failure;
  return {
    type: "card_error",
    code,
    ...(decline_code === null ? {} : { decline_code }),
    message,
    charge: charge.id,
    payment_method: renderMethod(method),
    ...(code === "incorrect_cvc" ? { param: "cvc" } : {}),
  };
}

function newCharge(
  world: World,
  intent: Intent,
  method: PaymentMethod,
  failure: CardOutcome,
  authenticated: boolean,
): Charge {
  return {
    id: newId("ch"),
    created: Math.floor(world.clock() / 1000),
    amount: intent.amount,
    amount_refunded: 0,
    currency: intent.currency,
    description: intent.description,
    failure,
    metadata: intent.metadata,
    payment_intent: intent.id,
    payment_method: method.id,
    authenticated,
    receipt_email: intent.receipt_email,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
  };
}
