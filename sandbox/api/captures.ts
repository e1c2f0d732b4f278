import type { FastifyInstance } from "fastify";
import { toMinor } from "../paypal/currencies.ts";
import type { Capture } from "../paypal/objects.ts";
import type { World } from "../world.ts";
import { readListQuery } from "./query.ts";

/**
 * `GET /sandbox/captures`: all money that PayPal took and gave back, which its own API lists nowhere. Amounts are
 * integers in the currency's smallest unit.
 */
export function captureRoutes(app: FastifyInstance, world: World): void {
  app.get("/sandbox/captures", async (request) => {
    const { items, next_cursor } = world.paypal.captures.page(readListQuery(request, []).page);
    return { items: items.map((capture) => toItem(world, capture)), next_cursor };
  });
}

function toItem(world: World, { id, order_id, custom_id, status, amount }: Capture) {
  const refunded = world.paypal.refunds
    .ofCapture(id)
    .filter((refund) => refund.status === "COMPLETED")
    .reduce((sum, refund) => sum + toMinor(refund.amount), 0n);
  return {
    id,
    vendor: "paypal",
    order_id,
    booking_id: custom_id?.split(":")[0] ?? null,
    status,
    amount: Number(toMinor(amount)),
    currency: amount.currency_code,
    refunded_amount: Number(refunded),
  };
}
