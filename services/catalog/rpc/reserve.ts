import { InventoryService } from "../../../contracts/gen/inventory/v1/inventory_pb.ts";
import { AppError } from "../../../platform/errors.ts";
import { rpc } from "../../../platform/rpc/method.ts";
import type { Context } from "../context.ts";
import { report } from "../facts.ts";
import { reserveHold } from "../reserve-hold.ts";
import { readItems, requireId, requireTime, toLine } from "../wanted-items.ts";

/** Makes a hold be exactly these goods and times until the deadline, all or nothing. */
export const reserve = rpc(InventoryService.method.reserve, async (context: Context, request) => {
  const hold_id = requireId(request.holdId, "hold_id");
  const { revision } = request;
  try {
    const lines = await reserveHold(context, {
      hold_id,
      booking_id: requireId(request.bookingId, "booking_id"),
      revision,
      wanted: readItems(request.items),
      until: requireTime(request.until, "until"),
    });
    report(context, "held", { hold_id, revision, lines: lines.length });
    return { lines: lines.map(toLine) };
  } catch (error) {
    if (error instanceof AppError) report(context, "refused", { hold_id, revision, reason: error.code });
    throw error;
  }
});
