import type { IncomingHttpHeaders } from "node:http";
import { invalidRequest, StripeFailure } from "./failure.ts";
import type { KeyKind } from "./endpoint.ts";
import type { Form } from "./form.ts";
import { API_VERSION, PUBLISHABLE_KEY, SECRET_KEY } from "./keys.ts";

/** Which key a request carries: in `Authorization` (Bearer or Basic) or, as Stripe.js sends it, in `key`. */
export function authenticate(headers: IncomingHttpHeaders, form: Form): KeyKind {
  const key = keyOf(headers.authorization) ?? (typeof form["key"] === "string" ? form["key"] : undefined);
  delete form["key"];
  if (key === undefined || key === "") {
    throw unauthorized(
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. " +
        "'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details, or we can help " +
        "at https://support.stripe.com/.",
    );
  }
  if (key === SECRET_KEY) return "secret";
  if (key === PUBLISHABLE_KEY) return "publishable";
  throw unauthorized(`Invalid API Key provided: ${masked(key)}`);
}

/** The refusal of a publishable key where only the server may call. */
export function secretKeyRequired(): StripeFailure {
  return unauthorized(
    "This API call cannot be made with a publishable API key. Please use a secret API key. You can find a list of your API keys " +
      "at https://dashboard.stripe.com/account/apikeys.",
    "secret_key_required",
  );
}

/** The API version a request asks for, the account's own when it asks for none. */
export function apiVersion(headers: IncomingHttpHeaders): string {
  const version = headers["stripe-version"];
  if (version === undefined) return API_VERSION;
  if (typeof version === "string" && /^\d{4}-\d{2}-\d{2}(\.\w+)?(; .*)?$/.test(version)) return version;
  throw invalidRequest(`Invalid Stripe API version: ${String(version)}`);
}

function keyOf(header: string | undefined): string | undefined {
  const match = /^(bearer|basic)\s+(\S+)\s*$/i.exec(header ?? "");
  const value = match?.[2];
  if (value === undefined) return undefined;
  if (match?.[1]?.toLowerCase() === "bearer") return value;
  return Buffer.from(value, "base64").toString("utf8").split(":")[0];
}

function masked(key: string): string {
  return key.length <= 12
    ? "*".repeat(key.length)
    : `${key.slice(0, 8)}${"*".repeat(Math.min(key.length - 12, 20))}${key.slice(-4)}`;
}

function unauthorized(message: string, code?: string): StripeFailure {
  return new StripeFailure(401, { type: "invalid_request_error", message, code });
}
