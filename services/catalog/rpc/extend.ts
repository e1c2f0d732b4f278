import { InventoryService } from "../../../contracts/gen/inventory/v1/inventory_pb.ts";
import { invalidState } from "../../../platform/errors.ts";
import { rpc } from "../../../platform/rpc/method.ts";
import type { Context } from "../context.ts";
import { extendHold, lockHold } from "../db/holds.ts";
import { requireId, requireTime } from "../wanted-items.ts";

/** Moves the deadline of a live hold. */
export const extend = rpc(InventoryService.method.extend, async (context: Context, request) => {
  const hold_id = requireId(request.holdId, "hold_id");
  const until = requireTime(request.until, "until");
  const lapse_at = new Date(until.getTime() + context.config.hold_grace_seconds * 1000);
  await context.db.tx(async (tx) => {
    const hold = await lockHold.one(tx, hold_id);
    if (hold?.state === "COMMITTED") return;
    if (hold?.state !== "HELD") throw invalidState("The hold is over.");
    await extendHold.run(tx, hold_id, until, lapse_at);
  });
  return {};
});
