import type { Settlement } from "../store/settlements.ts";
import type { SettlementKind } from "../store/stripe-objects.ts";
import type { World } from "../world.ts";
import { emit } from "./events.ts";
import { chargeIntent } from "./pay-intent.ts";
import { renderRefund } from "./render.ts";

const NOBODY = { request_id: null, idempotency_key: null };

/** Lets happen what banks do by themselves: a slow payment is decided, a pending refund arrives, a refund comes back. */
export function settleDue(world: World): void {
  for (const settlement of world.stripe.settlements.due(world.clock())) {
    world.store.transaction(() => {
      if (settlement.kind === "intent_settles") settleIntent(world, settlement);
      else settleRefund(world, settlement);
      world.stripe.settlements.remove(settlement.seq);
    });
  }
}

function settleIntent(world: World, settlement: Settlement<SettlementKind>): void {
  const intent = world.stripe.intents.get(settlement.object_id);
  const method = world.stripe.methods.get(intent?.payment_method ?? "");
  if (intent?.status === "processing" && method) chargeIntent(world, NOBODY, intent, method, false);
}

function settleRefund(world: World, settlement: Settlement<SettlementKind>): void {
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
    if (charge)
      world.stripe.charges.save({ ...charge, amount_refunded: charge.amount_refunded - refund.amount });
  }
  world.stripe.refunds.save(refund);
  emit(world, NOBODY, "refund.updated", renderRefund(refund), previous);
  if (refund.status === "failed") emit(world, NOBODY, "refund.failed", renderRefund(refund), previous);
}
