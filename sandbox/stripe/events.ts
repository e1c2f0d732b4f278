import type { World } from "../world.ts";
import { API_VERSION, newId } from "./keys.ts";
import type { ApiObject } from "./render.ts";

/** Who caused an event: Stripe repeats it in the event. Null ids: nobody, it happened by itself. */
export type Cause = { request_id: string | null; idempotency_key: string | null };

/** Writes down that it happened, in the transaction that makes it happen; it is delivered after the commit. */
export function emit(
  world: World,
  cause: Cause,
  type: string,
  object: ApiObject,
  previous?: Record<string, unknown>,
): void {
  if (world.stripe_events && !world.stripe_events.has(type)) return;
  const id = newId("evt");
  const event = {
    id,
    object: "event",
    api_version: API_VERSION,
    created: Math.floor(world.clock() / 1000),
    data: previous === undefined ? { object } : { object, previous_attributes: previous },
    livemode: false,
    pending_webhooks: 1,
    request: { id: cause.request_id, idempotency_key: cause.idempotency_key },
    type,
  };
  const objectId = String(object["id"]);
  const intentId = object["payment_intent"];
  const chain = typeof intentId === "string" ? intentId : objectId;
  world.webhooks.add({
    id,
    vendor: "stripe",
    type,
    object_id: objectId,
    chain,
    payload: JSON.stringify(event, null, 2),
  });
}
