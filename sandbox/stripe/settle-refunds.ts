import type { Settlement } from "../store/stripe-objects.ts";
import type { World } from "../world.ts";
import { emit } from "./events.ts";
import { renderRefund } from "./render.ts";

const NOBODY = { request_id: null, idempotency_key: null };

/** Lets happen what Stripe's bank does by itself: a pending refund arrives, a refund comes back. */
export function settleDue(world: World): void {
  for (const settlement of world.stripe.settlements.due(world.clock())) {
    world.store.transaction(() => {
      settleRefund(world, settlement);
      world.stripe.settlements.remove(settlement.seq);
    });
  }
}

function settleRefund(world: World, settlement: Settlement): void {
  const refund = world.stripe.refunds.get(settlement.object_id);
  if (!refund) return;
  const previous = { status: refund.status };
  if (settlement.kind === "refund_succeeds") {
    refund.status = "succeeded";
  } else {
    refund.status = "failed";
    refund.failure_reason = "unknown";
    const charge = world.stripe.charges.get(refund.charge);
    // The money is back with the merchant, so it can be refunded again.
    if (charge) world.stripe.charges.save({ ...charge, amount_refunded: charge.amount_refunded - refund.amount });
  }
  world.stripe.refunds.save(refund);
  emit(world, NOBODY, "refund.updated", renderRefund(refund), previous);
  if (refund.status === "failed") emit(world, NOBODY, "refund.failed", renderRefund(refund), previous);
}
