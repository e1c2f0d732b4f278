import { InventoryService } from "../../../contracts/gen/inventory/v1/inventory_pb.ts";
import { notFound } from "../../../platform/errors.ts";
import { rpc } from "../../../platform/rpc/method.ts";
import type { Context } from "../context.ts";
import { lockHold } from "../db/holds.ts";
import { requireId } from "../wanted-items.ts";

/** Nothing here is limited per person, so nothing has to be counted anew. */
export const nameBuyer = rpc(InventoryService.method.nameBuyer, async (context: Context, request) => {
  const hold_id = requireId(request.holdId, "hold_id");
  if (!(await context.db.tx((tx) => lockHold.one(tx, hold_id)))) throw notFound("There is no such hold.");
  return {};
});
