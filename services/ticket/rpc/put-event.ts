import { TicketService } from "../../../contracts/gen/ticket/v1/ticket_pb.ts";
import { rpc } from "../../../platform/rpc/method.ts";
import type { Context } from "../context.ts";
import { putEvent as put } from "../put-event.ts";

/** Takes over what an event sells. */
export const putEvent = rpc(TicketService.method.putEvent, async (context: Context, request) => {
  await context.db.tx((tx) => put(context, tx, request));
  return {};
});
