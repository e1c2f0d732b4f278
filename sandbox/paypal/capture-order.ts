import type { World } from "../world.ts";
import type { Answer, Call } from "./endpoint.ts";
import { emitCapture } from "./events.ts";
import { unprocessable } from "./failure.ts";
import { newId } from "./keys.ts";
import type { Capture, Funding, Order } from "./objects.ts";
import { orderOf, saveOrder } from "./orders.ts";
import { allowOnly, object } from "./parameters.ts";
import { approvePageUrl, renderOrder } from "./render.ts";

/** How long a review of a payment takes. */
const SETTLES_AFTER_MS = 3_000;

/** `POST /v2/checkout/orders/:id/capture`: takes the money that the customer agreed to. */
export function captureOrder({ world, id, body, whole }: Call): Answer {
  allowOnly(object(body, ""), [], "");
  const order = orderOf(world, id);
  if (order.status === "COMPLETED")
    throw unprocessable(
      "ORDER_ALREADY_CAPTURED",
      "Order already captured.If 'intent=CAPTURE' only one capture per order is allowed.",
    );
  if (order.status !== "APPROVED" || order.funding === null)
    throw unprocessable(
      "ORDER_NOT_APPROVED",
      "Payer has not yet approved the Order for payment. Please redirect the payer to the 'rel':'approve' url returned as part of the HATEOAS links within the Create Order call or provide a valid `payment_source` in the request.",
    );
  const forced = world.faults.take("paypal", ["decline"]);
  if (forced || order.funding === "declined") throw declined(world, order);
  take(world, order, order.funding);
  return { status: 201, body: renderOrder(world, order, whole) };
}

/** The customer has to choose something else: the order waits for them again. */
function declined(world: World, order: Order) {
  order.status = order.experience ? "PAYER_ACTION_REQUIRED" : "CREATED";
  order.funding = null;
  saveOrder(world, order);
  return unprocessable(
    "INSTRUMENT_DECLINED",
    "The instrument presented  was either declined by the processor or bank, or it can't be used for this payment.",
    { executed: true, redirect: approvePageUrl(world, order.id) },
  );
}

function take(world: World, order: Order, funding: Funding): void {
  const now = world.clock();
  const slow = funding === "review" || funding === "review_denied";
  const capture: Capture = {
    id: newId(),
    order_id: order.id,
    created_ms: now,
    updated_ms: now,
    status: slow ? "PENDING" : "COMPLETED",
    reason: slow ? "PENDING_REVIEW" : null,
    amount: order.amount,
    custom_id: order.custom_id,
    invoice_id: order.invoice_id,
    funding,
  };
  world.paypal.captures.add(capture);
  order.status = "COMPLETED";
  saveOrder(world, order);
  emitCapture(world, capture);
  if (slow) {
    const kind = funding === "review" ? "capture_completes" : "capture_is_denied";
    world.paypal.settlements.add(kind, capture.id, now + SETTLES_AFTER_MS);
  }
}
