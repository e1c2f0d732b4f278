import { InventoryService } from "../../../contracts/gen/inventory/v1/inventory_pb.ts";
import { rpc } from "../../../platform/rpc/method.ts";
import type { Context } from "../context.ts";
import { nameHolder } from "../name-holder.ts";
import { personOf, requireId } from "../wanted-items.ts";

/** Whose a live hold is has become known better. */
export const nameBuyer = rpc(InventoryService.method.nameBuyer, async (context: Context, request) => {
  const hold_id = requireId(request.holdId, "hold_id");
  const { person } = personOf(request.buyer);
  await context.db.tx((tx) => nameHolder(tx, hold_id, person));
  return {};
});
