import type { World } from "../world.ts";
import { invalidRequest } from "./failure.ts";
import type { ApiObject } from "./render.ts";
import { renderCharge, renderIntent, renderList, renderMethod, renderRefund } from "./render.ts";

type Fetch = (world: World, id: string) => ApiObject | null;

const charge: Fetch = (world, id) =>
  mapped(world.stripe.charges.get(id), (found) => renderCharge(world, found));
const intent: Fetch = (world, id) =>
  mapped(world.stripe.intents.get(id), (found) => renderIntent(world, found));
const method: Fetch = (world, id) => mapped(world.stripe.methods.get(id), renderMethod);
const nothing: Fetch = () => null;

// Per kind of object: what may be expanded. Those of parties that are not simulated are always null.
const EXPANDABLE: Record<string, Record<string, Fetch>> = {
  payment_intent: {
    latest_charge: charge,
    payment_method: method,
    customer: nothing,
    application: nothing,
    on_behalf_of: nothing,
    review: nothing,
    source: nothing,
  },
  charge: {
    payment_intent: intent,
    customer: nothing,
    balance_transaction: nothing,
    review: nothing,
    application: nothing,
    refunds: nothing,
  },
  dispute: { payment_intent: intent, charge },
  refund: {
    payment_intent: intent,
    charge,
    customer: nothing,
    balance_transaction: nothing,
    payment_method: nothing,
  },
};

/** Replaces ids by objects along each path (`latest_charge`, `data.latest_charge`); a path Stripe lacks is refused. */
export function expand(world: World, object: ApiObject, paths: readonly string[]): ApiObject {
  let expanded = object;
  for (const path of paths) expanded = expandPath(world, expanded, path.split("."), path);
  return expanded;
}

function expandPath(world: World, object: ApiObject, steps: string[], path: string): ApiObject {
  const [step, ...rest] = steps;
  if (step === undefined) return object;
  if (steps.length > 4)
    throw invalidRequest("You cannot expand more than 4 levels of a property.", undefined, "expand");
  if (object.object === "list" && step === "data") {
    return {
      ...object,
      data: (object["data"] as ApiObject[]).map((one) => expandPath(world, one, rest, path)),
    };
  }
  const fetch = Object.hasOwn(EXPANDABLE[object.object] ?? {}, step)
    ? EXPANDABLE[object.object]?.[step]
    : undefined;
  if (!fetch) throw invalidRequest(`This property cannot be expanded (${path}).`, undefined, "expand[]");
  if (object.object === "charge" && step === "refunds")
    return { ...object, refunds: refundsOf(world, String(object["id"])) };
  const value = object[step];
  const inner = typeof value === "string" ? fetch(world, value) : (value as ApiObject | null);
  return { ...object, [step]: inner ? expandPath(world, inner, rest, path) : (value ?? null) };
}

function refundsOf(world: World, chargeId: string): ApiObject {
  const refunds = world.stripe.refunds.ofCharge(chargeId);
  return renderList(
    `/v1/charges/${chargeId}/refunds`,
    refunds.slice(0, 10).map(renderRefund),
    refunds.length > 10,
  );
}

function mapped<T, R>(value: T | null, convert: (value: T) => R): R | null {
  return value === null ? null : convert(value);
}
