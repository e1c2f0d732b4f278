import { readMoney } from "./currencies.ts";
import type { Answer, Call } from "./endpoint.ts";
import { invalidRequest, unprocessable } from "./failure.ts";
import type { Order } from "./objects.ts";
import { orderOf, saveOrder } from "./orders.ts";
import { choice, type Json, type JsonObject, malformed, object, text } from "./parameters.ts";

const OPERATIONS = ["add", "remove", "replace", "move", "copy", "test"] as const;
const TEXTS = ["custom_id", "invoice_id", "description"] as const;

/** `PATCH /v2/checkout/orders/:id`: amount, and the texts of its one purchase unit. */
export function updateOrder({ world, id, body }: Call): Answer {
  if (!Array.isArray(body))
    throw invalidRequest("MALFORMED_REQUEST_JSON", "The request JSON is not well formed.", "/");
  const order = orderOf(world, id);
  if (order.status === "COMPLETED")
    throw unprocessable("ORDER_ALREADY_COMPLETED", "The order cannot be patched after it is completed.");
  body.forEach((entry, index) => apply(order, object(entry, `/${index}`), `/${index}`));
  saveOrder(world, order);
  return { status: 204, body: null };
}

function apply(order: Order, patch: JsonObject, field: string): void {
  const op = choice(patch, "op", field, OPERATIONS);
  const path = text(patch, "path", field, 500);
  if (op === null) throw malformed(`${field}/op`);
  if (path === null)
    throw unprocessable(
      "PATCH_PATH_REQUIRED",
      "Please specify a 'path' for the field for which the operation needs to be performed.",
    );
  const name = fieldOf(order, path);
  if (name === "amount" && op === "replace") replaceAmount(order, patch["value"]);
  else if (isText(name) && ["add", "replace", "remove"].includes(op))
    changeText(order, name, op, patch["value"]);
  else throw unprocessable("NOT_PATCHABLE", "Cannot be patched.", { field: path });
}

/** What `/purchase_units/@reference_id=='default'/amount` names. */
function fieldOf(order: Order, path: string): string {
  const match = /^\/purchase_units\/@reference_id=='([^']*)'\/(\w+)$/.exec(path);
  if (!match)
    throw unprocessable(
      "INVALID_JSON_POINTER_FORMAT",
      "Path should be a valid JSON Pointer https://tools.ietf.org/html/rfc6901 that references a location within the request where the operation is performed.",
      { field: path },
    );
  if (match[1] !== order.reference_id)
    throw unprocessable(
      "REFERENCE_ID_NOT_FOUND",
      "Filter expression value is incorrect. Please check the value of the reference_id and try again.",
      { field: path },
    );
  return match[2] ?? "";
}

function replaceAmount(order: Order, value: Json): void {
  const amount = readMoney(value, "/value");
  const same = amount.value === order.amount.value && amount.currency_code === order.amount.currency_code;
  // Who pressed "Pay now" agreed to this sum and no other.
  if (order.status === "APPROVED" && order.experience?.user_action === "PAY_NOW" && !same)
    throw unprocessable(
      "AMOUNT_CHANGE_NOT_ALLOWED",
      "The amount specified is different from the amount authorized by payer.",
    );
  order.amount = amount;
}

const isText = (name: string): name is (typeof TEXTS)[number] => (TEXTS as readonly string[]).includes(name);

function changeText(order: Order, name: (typeof TEXTS)[number], op: string, value: Json): void {
  if ((op === "add") === (order[name] !== null))
    throw invalidRequest(
      "INVALID_PATCH_OPERATION",
      "The operation cannot be honored. Cannot add a property that's already present, use replace. Cannot remove a property thats not present, use add. Cannot replace a property thats not present, use add.",
      "/op",
      op,
    );
  if (op !== "remove" && (value === undefined || value === null))
    throw unprocessable(
      "PATCH_VALUE_REQUIRED",
      "Please specify a 'value' to for the field that is being patched.",
    );
  order[name] = op === "remove" ? null : text({ value }, "value", "", 127);
}
