import { passesLuhn } from "../store/redact.ts";
import type { World } from "../world.ts";
import type { TestCard } from "./cards.ts";
import { cardByNumber, cardByTestId } from "./cards.ts";
import type { KeyKind } from "./endpoint.ts";
import { cardProblem, invalidRequest, resourceMissing, StripeFailure } from "./failure.ts";
import type { Form } from "./form.ts";
import { newId } from "./keys.ts";
import type { BillingDetails, PaymentMethod } from "./objects.ts";
import { allowOnly, choice, integer, metadata, nested, requiredText, text } from "./parameters.ts";
import { parameterMissing } from "./failure.ts";

// What Stripe.js adds of its own beside the card.
const FROM_STRIPE_JS = [
  "guid",
  "muid",
  "sid",
  "pasted_fields",
  "payment_user_agent",
  "referrer",
  "time_on_page",
  "client_attribution_metadata",
];
const ADDRESS = ["city", "country", "line1", "line2", "postal_code", "state"] as const;

/**
 * The payment method a request names (`payment_method`) or brings along (`payment_method_data`), stored.
 * Undefined when it does neither. Of a card only brand, last four digits and expiry are kept.
 */
export function paymentMethodOf(world: World, form: Form, key: KeyKind): PaymentMethod | undefined {
  const id = text(form, "payment_method");
  const data = nested(form, "payment_method_data");
  if (id !== undefined && data !== undefined) {
    throw invalidRequest(
      "You cannot set both payment_method and payment_method_data at the same time.",
      "parameter_invalid_exclusive",
      "payment_method",
    );
  }
  if (id !== undefined) return namedMethod(world, id);
  return data === undefined ? undefined : methodFromData(world, data, key);
}

function namedMethod(world: World, id: string): PaymentMethod {
  const testCard = cardByTestId(id);
  if (testCard)
    return store(world, testCard, { exp_month: 12, exp_year: thisYear(world) + 1, has_cvc: false });
  const method = world.stripe.methods.get(id);
  if (!method) throw resourceMissing("PaymentMethod", id, "payment_method");
  if (!method.used) return method;
  throw invalidRequest(
    "The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, shared with a connected " +
      "account without Customer attachment, or was detached from a Customer. It may not be used again. To use a PaymentMethod " +
      "multiple times, you must attach it to a Customer first.",
  );
}

function methodFromData(world: World, data: Form, key: KeyKind): PaymentMethod {
  const prefix = "payment_method_data";
  const known = ["type", "card", "billing_details", "metadata", "allow_redisplay", ...FROM_STRIPE_JS];
  allowOnly(data, known, ["radar_options"], prefix);
  const type = requiredText(data, "type", prefix);
  if (type !== "card")
    throw invalidRequest(
      `The sandbox simulates cards only, not the payment method type '${type}'.`,
      undefined,
      `${prefix}[type]`,
    );
  choice(data, "allow_redisplay", ["always", "limited", "unspecified"], prefix);
  const card = nested(data, "card", prefix);
  if (card === undefined) throw parameterMissing(`${prefix}[card]`);
  if (key === "secret") throw rawCardRefused();
  const billing = readBillingDetails(
    nested(data, "billing_details", prefix) ?? {},
    `${prefix}[billing_details]`,
  );
  const { number, ...rest } = readCard(world, card, `${prefix}[card]`);
  return store(world, number, { ...rest, billing_details: billing, metadata: metadata(data) });
}

/** Stripe refuses card numbers from servers: they belong between the customer and Stripe. */
function rawCardRefused(): StripeFailure {
  const message =
    "Sending credit card numbers directly to the Stripe API is generally unsafe. We suggest you use test tokens that map to the " +
    "test card you are using, see https://stripe.com/docs/testing.";
  return new StripeFailure(402, { type: "invalid_request_error", message });
}

type TypedCard = { number: TestCard; exp_month: number; exp_year: number; has_cvc: boolean };

function readCard(world: World, form: Form, prefix: string): TypedCard {
  allowOnly(form, ["number", "exp_month", "exp_year", "cvc"], ["networks", "token"], prefix);
  const number = requiredText(form, "number", prefix).replace(/[ -]/g, "");
  const month = requiredInteger(form, "exp_month", prefix);
  const year = requiredInteger(form, "exp_year", prefix);
  const cvc = text(form, "cvc", prefix);
  if (!/^\d{12,19}$/.test(number) || !passesLuhn(number)) {
    throw cardProblem("incorrect_number", "Your card number is incorrect.", "number");
  }
  if (month < 1 || month > 12)
    throw cardProblem("invalid_expiry_month", "Your card's expiration month is invalid.", "exp_month");
  const fullYear = year < 100 ? 2000 + year : year;
  const now = new Date(world.clock());
  if (fullYear < now.getUTCFullYear() || fullYear > now.getUTCFullYear() + 50) {
    throw cardProblem("invalid_expiry_year", "Your card's expiration year is invalid.", "exp_year");
  }
  if (fullYear === now.getUTCFullYear() && month < now.getUTCMonth() + 1) {
    throw cardProblem("invalid_expiry_month", "Your card's expiration month is invalid.", "exp_month");
  }
  const card = cardByNumber(number);
  if (!card) {
    const message = `Your card was declined. Your request was in test mode, but used a non test (live) card. For a list of valid test cards, visit: https://stripe.com/docs/testing.`;
    throw cardProblem("card_declined", message, undefined, "test_mode_live_card");
  }
  if (cvc !== undefined && cvc.length !== (card.brand === "amex" ? 4 : 3)) {
    if (!(card.brand === "amex" && cvc.length === 3)) throw invalidCvc();
  }
  if (cvc !== undefined && !/^\d+$/.test(cvc)) throw invalidCvc();
  return { number: card, exp_month: month, exp_year: fullYear, has_cvc: cvc !== undefined };
}

function invalidCvc(): StripeFailure {
  return cardProblem("invalid_cvc", "Your card's security code is invalid.", "cvc");
}

function requiredInteger(form: Form, name: string, prefix: string): number {
  const value = integer(form, name, prefix);
  if (value === undefined) throw parameterMissing(`${prefix}[${name}]`);
  return value;
}

function readBillingDetails(form: Form, prefix: string): BillingDetails {
  allowOnly(form, ["address", "email", "name", "phone", "tax_id"], [], prefix);
  const address = nested(form, "address", prefix) ?? {};
  allowOnly(address, ADDRESS, [], `${prefix}[address]`);
  const read = (from: Form, name: string): string | null =>
    from[name] === "" ? null : (text(from, name, prefix) ?? null);
  return {
    address: Object.fromEntries(
      ADDRESS.map((name) => [name, read(address, name)]),
    ) as BillingDetails["address"],
    email: read(form, "email"),
    name: read(form, "name"),
    phone: read(form, "phone"),
    tax_id: read(form, "tax_id"),
  };
}

type Details = Pick<PaymentMethod, "exp_month" | "exp_year" | "has_cvc"> &
  Partial<Pick<PaymentMethod, "billing_details" | "metadata">>;

function store(world: World, card: TestCard, details: Details): PaymentMethod {
  const { brand, country, dispute, funding, needs_authentication, outcome, refunds, slow } = card;
  const method: PaymentMethod = {
    id: newId("pm"),
    created: Math.floor(world.clock() / 1000),
    brand,
    country,
    dispute,
    funding,
    last4: card.number.slice(-4),
    needs_authentication,
    outcome,
    refunds,
    slow,
    used: false,
    billing_details: readBillingDetails({}, ""),
    metadata: {},
    ...details,
  };
  world.stripe.methods.add(method);
  return method;
}

function thisYear(world: World): number {
  return new Date(world.clock()).getUTCFullYear();
}
