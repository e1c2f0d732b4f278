import { TicketService } from "../../../contracts/gen/ticket/v1/ticket_pb.ts";
import { notFound } from "../../../platform/errors.ts";
import { rpc } from "../../../platform/rpc/method.ts";
import type { Context } from "../context.ts";
import { listsOf } from "../domain/board.ts";
import { requireId } from "../wanted-items.ts";

/** The state of one performance, numbered like the events that follow it. */
export const getAvailability = rpc(
  TicketService.method.getAvailability,
  async (context: Context, request) => {
    const performance_id = requireId(request.performanceId, "performance_id");
    const board = await context.boards.get(performance_id);
    if (!board) throw notFound();
    return {
      version: BigInt(board.version),
      seatingVersion: board.seating_version,
      zones: board.zones.map(({ zone_id, total, free }) => ({
        performanceId: performance_id,
        zoneId: zone_id,
        total,
        free,
      })),
      ...listsOf(board),
    };
  },
);
