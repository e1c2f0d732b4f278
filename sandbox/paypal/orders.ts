import type { World } from "../world.ts";
import { resourceMissing } from "./failure.ts";
import type { Order } from "./objects.ts";

/** How long an order waits for its customer, and an approved one for its merchant. */
const WAITS_MS = 3 * 60 * 60 * 1000;

/** How long a paid one can be read. PayPal promises nothing; what has to last is the capture. */
const KEEPS_MS = 30 * 24 * 60 * 60 * 1000;

/** The order; one that nobody approved or captured in time, or that is long paid, is not there any more. */
export function orderOf(world: World, id: string): Order {
  const order = world.paypal.orders.get(id);
  const stays_ms = order?.status === "COMPLETED" ? KEEPS_MS : WAITS_MS;
  const over = order && world.clock() > order.updated_ms + stays_ms;
  if (!order || over) throw resourceMissing("order_id", id);
  return order;
}

export function saveOrder(world: World, order: Order): void {
  order.updated_ms = world.clock();
  world.paypal.orders.save(order);
}
