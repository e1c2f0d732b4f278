import { InventoryService } from "../../../contracts/gen/inventory/v1/inventory_pb.ts";
import { rpc } from "../../../platform/rpc/method.ts";
import type { Context } from "../context.ts";
import { report } from "../facts.ts";
import { releaseHold } from "../release-hold.ts";
import { requireId } from "../wanted-items.ts";

/** Lets a hold go, sold or not. */
export const release = rpc(InventoryService.method.release, async (context: Context, request) => {
  const hold_id = requireId(request.holdId, "hold_id");
  const lines = await context.db.tx((tx) => releaseHold(context, tx, hold_id, request.revision));
  if (lines > 0) report(context, "released", { hold_id, lines, reason: request.reason.slice(0, 60) });
  return {};
});
