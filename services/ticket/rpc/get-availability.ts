import { TicketService } from "../../../contracts/gen/ticket/v1/ticket_pb.ts";
import { notFound } from "../../../platform/errors.ts";
import { rpc } from "../../../platform/rpc/method.ts";
import type { Context } from "../context.ts";
import { readAvailability } from "../db/availability.ts";
import { requireId } from "../wanted-items.ts";

/** The state of one performance, numbered like the events that follow it. */
export const getAvailability = rpc(
  TicketService.method.getAvailability,
  async (context: Context, request) => {
    const performance_id = requireId(request.performanceId, "performance_id");
    const row = await readAvailability.one(context.db, performance_id);
    if (!row) throw notFound();
    const zones = row.zones as { zone_id: string; total: number; free: number }[];
    return {
      version: BigInt(row.version),
      zones: zones.map(({ zone_id, total, free }) => ({
        performanceId: performance_id,
        zoneId: zone_id,
        total,
        free,
      })),
      taken: row.taken,
      held: row.held,
    };
  },
);
