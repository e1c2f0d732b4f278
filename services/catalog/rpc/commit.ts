import { InventoryService } from "../../../contracts/gen/inventory/v1/inventory_pb.ts";
import { rpc } from "../../../platform/rpc/method.ts";
import { commitHold } from "../commit-hold.ts";
import type { Context } from "../context.ts";
import { report } from "../facts.ts";
import { requireId } from "../wanted-items.ts";

/** Sells what is held: appointments exist when this returns. */
export const commit = rpc(InventoryService.method.commit, async (context: Context, request) => {
  const hold_id = requireId(request.holdId, "hold_id");
  const booking_id = requireId(request.bookingId, "booking_id");
  const lines = await context.db.tx((tx) =>
    commitHold(context, tx, { hold_id, booking_id, revision: request.revision }),
  );
  if (lines > 0) report(context, "sold", { hold_id, booking_id, lines });
  return {};
});
