import type { Answer, Call } from "./endpoint.ts";
import { resourceMissing } from "./failure.ts";
import type { Capture } from "./objects.ts";
import { orderOf } from "./orders.ts";
import { renderCapture, renderOrder, renderRefund } from "./render.ts";

/** `GET /v2/checkout/orders/:id` */
export function retrieveOrder({ world, id }: Call): Answer {
  return { status: 200, body: renderOrder(world, orderOf(world, id), true) };
}

/** `GET /v2/payments/captures/:id` */
export function retrieveCapture(call: Call): Answer {
  return { status: 200, body: renderCapture(call.world, captureOf(call)) };
}

/** `GET /v2/payments/refunds/:id` */
export function retrieveRefund({ world, id }: Call): Answer {
  const refund = world.paypal.refunds.get(id);
  if (!refund) throw resourceMissing("refund_id", id);
  return { status: 200, body: renderRefund(world, refund) };
}

export function captureOf({ world, id }: Call): Capture {
  const capture = world.paypal.captures.get(id);
  if (!capture) throw resourceMissing("capture_id", id);
  return capture;
}
