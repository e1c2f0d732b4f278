import type { World } from "../world.ts";
import type { Call } from "./endpoint.ts";
import { invalidRequest, parameterMissing, resourceMissing, StripeFailure } from "./failure.ts";
import type { Form } from "./form.ts";
import type { Intent } from "./objects.ts";
import { allowOnly, choice, flag, nested, text, textList, textOrUnset } from "./parameters.ts";

/** Known to Stripe on create, update and confirm, but of parties and features this sandbox does not simulate. */
export const NOT_SIMULATED = [
  "amount_details",
  "application_fee_amount",
  "confirmation_token",
  "customer",
  "customer_account",
  "excluded_payment_method_types",
  "hooks",
  "mandate",
  "mandate_data",
  "off_session",
  "on_behalf_of",
  "payment_details",
  "payment_method_configuration",
  "payment_method_options",
  "radar_options",
  "setup_future_usage",
  "shipping",
  "transfer_data",
  "transfer_group",
  "error_on_requires_action",
];

/** `payment_method_types` left the API with this version; older versions may still send it. */
const WITHOUT_TYPES_SINCE = "2026-09-30";

export function typesParameter(call: Call): string[] {
  return call.api_version < WITHOUT_TYPES_SINCE ? ["payment_method_types"] : [];
}

/** The intent in the path; with a publishable key only for who knows its client secret. */
export function intentOf(call: Call): Intent {
  const secret = call.form["client_secret"];
  delete call.form["client_secret"];
  if (call.key === "publishable" && (secret === undefined || secret === ""))
    throw parameterMissing("client_secret");
  const intent = call.world.stripe.intents.get(call.id);
  if (!intent) throw resourceMissing("payment_intent", call.id, "intent");
  if (secret === undefined || secret === intent.client_secret) return intent;
  const message = "The client_secret provided does not match any associated PaymentIntent.";
  throw invalidRequest(message, "payment_intent_invalid_parameter", "client_secret");
}

/** What may be sent with every write, as changes to the intent. */
export function readDescription(form: Form): Partial<Intent> {
  const changes = {
    description: textOrUnset(form, "description", 1000),
    receipt_email: textOrUnset(form, "receipt_email", 800),
    statement_descriptor: textOrUnset(form, "statement_descriptor", 22),
    statement_descriptor_suffix: textOrUnset(form, "statement_descriptor_suffix", 22),
  };
  if (changes.receipt_email && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(changes.receipt_email)) {
    throw invalidRequest(`Invalid email address: ${changes.receipt_email}`, "email_invalid", "receipt_email");
  }
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}

/** Money is captured at once; anything else Stripe could do is refused in our own words. */
export function readCaptureMethod(form: Form): string | undefined {
  const method = choice(form, "capture_method", ["automatic", "automatic_async", "manual"]);
  if (method !== "manual") return method;
  throw invalidRequest("The sandbox does not simulate capture_method 'manual'.", undefined, "capture_method");
}

type Types = Pick<
  Intent,
  "automatic_payment_methods" | "allowed_payment_method_types" | "payment_method_types"
>;

/** How the intent may be paid. Automatic methods are the default, as in every API version since 2023. */
export function readPaymentMethodTypes(form: Form): Types {
  const automatic = nested(form, "automatic_payment_methods");
  if (automatic) allowOnly(automatic, ["enabled", "allow_redirects"], [], "automatic_payment_methods");
  const enabled = automatic ? flag(automatic, "enabled", "automatic_payment_methods") : undefined;
  if (automatic && enabled === undefined) throw parameterMissing("automatic_payment_methods[enabled]");
  const redirects = automatic
    ? choice(automatic, "allow_redirects", ["always", "never"], "automatic_payment_methods")
    : undefined;
  const listed = textList(form, "payment_method_types");
  const allowed = textList(form, "allowed_payment_method_types");
  if (listed && enabled) {
    throw invalidRequest(
      "You may only specify one of these parameters: automatic_payment_methods, payment_method_types.",
      "parameter_invalid_exclusive",
    );
  }
  const types = listed ?? allowed ?? ["card"];
  if (!types.includes("card")) {
    const param = listed ? "payment_method_types" : "allowed_payment_method_types";
    throw invalidRequest("The sandbox simulates cards only: the list must contain 'card'.", undefined, param);
  }
  const isAutomatic = listed === undefined && enabled !== false;
  return {
    automatic_payment_methods: isAutomatic
      ? { allow_redirects: redirects === "never" ? "never" : "always", enabled: true }
      : null,
    allowed_payment_method_types: allowed ?? null,
    payment_method_types: listed ?? ["card"],
  };
}

/** Where the customer is sent after 3-D Secure: an absolute address, of the web or of an app, never a script. */
export function readReturnUrl(form: Form): string | null {
  const value = text(form, "return_url");
  if (value === undefined) return null;
  const url = URL.canParse(value) ? new URL(value) : null;
  if (
    url &&
    /^[a-z][a-z0-9+.-]*:\/\//i.test(value) &&
    !["javascript:", "data:", "file:", "blob:"].includes(url.protocol)
  )
    return value;
  throw new StripeFailure(400, {
    type: "invalid_request_error",
    message: "Not a valid URL",
    code: "url_invalid",
    param: "return_url",
  });
}

/** Seconds since 1970, as Stripe counts. */
export function nowSeconds(world: World): number {
  return Math.floor(world.clock() / 1000);
}
