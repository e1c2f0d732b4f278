import { TicketService } from "../../../contracts/gen/ticket/v1/ticket_pb.ts";
import { rpc } from "../../../platform/rpc/method.ts";
import type { Context } from "../context.ts";
import { countZones, listAccessPlaces } from "../db/availability.ts";
import { requireId } from "../wanted-items.ts";

/** Places left and in all, per performance and zone. */
export const listCounts = rpc(TicketService.method.listCounts, async (context: Context, request) => {
  const ids = request.performanceIds.map((id) => requireId(id, "performance_ids"));
  const rows = await countZones.all(context.db, ids);
  const access = request.accessPlaces ? await listAccessPlaces.all(context.db, ids) : [];
  return {
    accessPlaces: access.map(({ id, performance_id, kind, free }) => ({
      placeId: id,
      performanceId: performance_id,
      kind,
      free,
    })),
    counts: rows.map(({ performance_id, zone_id, total, free }) => ({
      performanceId: performance_id,
      zoneId: zone_id,
      total,
      free,
    })),
  };
});
