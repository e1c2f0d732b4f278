import type { World } from "../world.ts";
import { newId } from "./keys.ts";
import type { Capture, Dispute, Order, Refund } from "./objects.ts";
import { renderCapture, renderDispute, renderOrder, renderRefund, time } from "./render.ts";

/** Writes down that it happened, in the transaction that makes it happen; it is delivered after the commit. */
function emit(
  world: World,
  about: { event_type: string; resource_type: string; summary: string; order_id: string },
  resource: Record<string, unknown>,
): void {
  const id = `WH-${newId()}-${newId()}`;
  const { event_type, resource_type, summary, order_id } = about;
  const event = {
    id,
    event_version: "1.0",
    create_time: time(world.clock()),
    resource_type,
    resource_version: "2.0",
    event_type,
    summary,
    resource,
    links: [
      { href: `${world.publicUrl()}/v1/notifications/webhooks-events/${id}`, rel: "self", method: "GET" },
    ],
  };
  world.webhooks.add({
    id,
    vendor: "paypal",
    type: event_type,
    object_id: String(resource["id"] ?? resource["dispute_id"]),
    chain: order_id,
    payload: JSON.stringify(event),
  });
}

export function emitApproved(world: World, order: Order): void {
  emit(
    world,
    {
      event_type: "CHECKOUT.ORDER.APPROVED",
      resource_type: "checkout-order",
      summary: "An order has been approved by buyer",
      order_id: order.id,
    },
    renderOrder(world, order, true),
  );
}

export function emitCapture(world: World, capture: Capture): void {
  const word = capture.status === "DECLINED" ? "DENIED" : capture.status;
  const { value, currency_code } = capture.amount;
  emit(
    world,
    {
      event_type: `PAYMENT.CAPTURE.${word}`,
      resource_type: "capture",
      summary: `Payment ${word.toLowerCase()} for ${currency_code} ${value}`,
      order_id: capture.order_id,
    },
    renderCapture(world, capture),
  );
}

export function emitRefund(world: World, refund: Refund): void {
  const event_type =
    refund.status === "COMPLETED" ? "PAYMENT.CAPTURE.REFUNDED" : `PAYMENT.REFUND.${refund.status}`;
  const { value, currency_code } = refund.amount;
  emit(
    world,
    {
      event_type,
      resource_type: "refund",
      summary: `A ${currency_code} ${value} refund is ${refund.status.toLowerCase()}`,
      order_id: refund.order_id,
    },
    renderRefund(world, refund),
  );
}

/** PayPal gave the customer the money back by itself. */
export function emitReversal(world: World, refund: Refund): void {
  const { value, currency_code } = refund.amount;
  emit(
    world,
    {
      event_type: "PAYMENT.CAPTURE.REVERSED",
      resource_type: "refund",
      summary: `A ${currency_code} ${value} capture payment was reversed`,
      order_id: refund.order_id,
    },
    renderRefund(world, refund),
  );
}

export function emitDispute(world: World, dispute: Dispute, word: "CREATED" | "UPDATED" | "RESOLVED"): void {
  emit(
    world,
    {
      event_type: `CUSTOMER.DISPUTE.${word}`,
      resource_type: "dispute",
      summary:
        word === "CREATED"
          ? "A new dispute opened with Case # " + dispute.id
          : `Dispute ${dispute.id} was ${word.toLowerCase()}`,
      order_id: dispute.order_id,
    },
    renderDispute(world, dispute),
  );
}
