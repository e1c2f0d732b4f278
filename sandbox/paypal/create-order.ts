import type { World } from "../world.ts";
import { readMoney } from "./currencies.ts";
import type { Answer, Call } from "./endpoint.ts";
import { invalidRequest } from "./failure.ts";
import { newId } from "./keys.ts";
import type { Experience, Order } from "./objects.ts";
import { allowOnly, choice, type Json, malformed, missing, object, text, webAddress } from "./parameters.ts";
import { renderOrder } from "./render.ts";

/** `POST /v2/checkout/orders` */
export function createOrder({ world, body, request_id, whole }: Call): Answer {
  const given = object(body, "");
  allowOnly(given, ["intent", "purchase_units", "payment_source"], "");
  const intent = choice(given, "intent", "", ["CAPTURE", "AUTHORIZE"]);
  if (intent === null) throw missing("/intent");
  if (intent === "AUTHORIZE")
    throw invalidRequest("NOT_SUPPORTED", "The sandbox captures only.", "/intent", intent);
  const experience = readSource(given["payment_source"]);
  if (experience && request_id === null)
    throw invalidRequest(
      "PAYPAL_REQUEST_ID_REQUIRED",
      "A PayPal-Request-Id is required if you are trying to process payment for an Order. Please specify a PayPal-Request-Id or Create the Order without a 'payment_source' specified.",
      "PayPal-Request-Id",
    );
  const order = newOrder(world, given["purchase_units"], experience);
  world.paypal.orders.add(order);
  return { status: experience ? 200 : 201, body: renderOrder(world, order, whole) };
}

function newOrder(world: World, units: Json, experience: Experience | null): Order {
  if (units === undefined || units === null) throw missing("/purchase_units");
  if (!Array.isArray(units)) throw malformed("/purchase_units");
  if (units.length === 0)
    throw invalidRequest(
      "INVALID_ARRAY_MIN_ITEMS",
      "The number of items in an array parameter is too small.",
      "/purchase_units",
    );
  if (units.length > 1)
    throw invalidRequest("NOT_SUPPORTED", "The sandbox takes one purchase unit.", "/purchase_units/1");
  const field = "/purchase_units/0";
  const unit = object(units[0], field);
  allowOnly(unit, ["reference_id", "amount", "custom_id", "invoice_id", "description"], field);
  const now = world.clock();
  return {
    id: newId(),
    created_ms: now,
    updated_ms: now,
    status: experience ? "PAYER_ACTION_REQUIRED" : "CREATED",
    reference_id: text(unit, "reference_id", field, 256) ?? "default",
    amount: readMoney(unit["amount"], `${field}/amount`),
    custom_id: text(unit, "custom_id", field, 127),
    invoice_id: text(unit, "invoice_id", field, 127),
    description: text(unit, "description", field, 127),
    experience,
    funding: null,
  };
}

function readSource(value: Json): Experience | null {
  if (value === undefined) return null;
  const source = object(value, "/payment_source");
  allowOnly(source, ["paypal"], "/payment_source");
  const paypal = object(source["paypal"], "/payment_source/paypal");
  allowOnly(paypal, ["experience_context"], "/payment_source/paypal");
  const field = "/payment_source/paypal/experience_context";
  const context = object(paypal["experience_context"] ?? {}, field);
  allowOnly(
    context,
    [
      "brand_name",
      "locale",
      "landing_page",
      "shipping_preference",
      "user_action",
      "payment_method_preference",
      "return_url",
      "cancel_url",
    ],
    field,
  );
  text(context, "brand_name", field, 127);
  if (!/^[a-z]{2}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/.test(text(context, "locale", field, 10) ?? "en"))
    throw malformed(`${field}/locale`);
  choice(context, "landing_page", field, ["LOGIN", "GUEST_CHECKOUT", "NO_PREFERENCE"]);
  choice(context, "shipping_preference", field, ["GET_FROM_FILE", "NO_SHIPPING", "SET_PROVIDED_ADDRESS"]);
  choice(context, "payment_method_preference", field, ["UNRESTRICTED", "IMMEDIATE_PAYMENT_REQUIRED"]);
  return {
    return_url: webAddress(context, "return_url", field),
    cancel_url: webAddress(context, "cancel_url", field),
    user_action: choice(context, "user_action", field, ["CONTINUE", "PAY_NOW"]) ?? "CONTINUE",
  };
}
