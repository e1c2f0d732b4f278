import { TicketService } from "../../../contracts/gen/ticket/v1/ticket_pb.ts";
import { notFound } from "../../../platform/errors.ts";
import { rpc } from "../../../platform/rpc/method.ts";
import { blockPlaces } from "../block-places.ts";
import type { Context } from "../context.ts";
import { findDoor } from "../db/check-ins.ts";
import { requireId } from "../wanted-items.ts";

/** Takes places out of sale or puts them back. */
export const setBlocked = rpc(TicketService.method.setBlocked, async (context: Context, request) => {
  const performance_id = requireId(request.performanceId, "performance_id");
  const place_ids = request.placeIds.map((id) => requireId(id, "place_ids"));
  const performance = await findDoor.one(context.db, performance_id);
  if (!performance) throw notFound();
  const { refused } = await context.db.tx((tx) =>
    blockPlaces(context, tx, {
      performance_id,
      event_id: performance.event_id,
      place_ids,
      blocked: request.blocked,
    }),
  );
  return { refusedPlaceIds: refused };
});
