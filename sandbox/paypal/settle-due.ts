import type { SettlementKind } from "../store/paypal-objects.ts";
import type { Settlement } from "../store/settlements.ts";
import type { World } from "../world.ts";
import { saveRefunded } from "./create-refund.ts";
import { emitCapture, emitRefund } from "./events.ts";

/** Lets happen what PayPal does by itself: a review ends, a refund arrives or fails. */
export function settleDue(world: World): void {
  for (const settlement of world.paypal.settlements.due(world.clock())) {
    world.store.transaction(() => {
      if (settlement.kind.startsWith("capture_")) settleCapture(world, settlement);
      else settleRefund(world, settlement);
      world.paypal.settlements.remove(settlement.seq);
    });
  }
}

function settleCapture(world: World, { kind, object_id }: Settlement<SettlementKind>): void {
  const capture = world.paypal.captures.get(object_id);
  if (!capture) return;
  const status = kind === "capture_completes" ? "COMPLETED" : "DECLINED";
  const settled = { ...capture, status, reason: null, updated_ms: world.clock() } as const;
  world.paypal.captures.save(settled);
  emitCapture(world, settled);
}

function settleRefund(world: World, { kind, object_id }: Settlement<SettlementKind>): void {
  const refund = world.paypal.refunds.get(object_id);
  const capture = world.paypal.captures.get(refund?.capture_id ?? "");
  if (!refund || !capture) return;
  const status = kind === "refund_completes" ? "COMPLETED" : "FAILED";
  const settled = { ...refund, status, updated_ms: world.clock() } as const;
  world.paypal.refunds.save(settled);
  saveRefunded(world, capture);
  emitRefund(world, settled);
}
