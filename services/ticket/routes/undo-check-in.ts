import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { forbidden } from "../../../platform/errors.ts";
import { can } from "../../../platform/http/caller.ts";
import { route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { findTicket } from "../db/tickets.ts";
import { report } from "../facts.ts";
import { visibleTicket } from "../ticket-access.ts";
import { DoorTicket, doorTicket } from "../ticket-json.ts";
import { undoCheckIn } from "../undo-check-in.ts";

/** For managers and owners: a scanner who could undo could let two in with one ticket. */
export const undoTicketCheckIn = route({
  method: "POST",
  path: "/tickets/:id/undo-check-in",
  summary: "Take a check-in back: the ticket lets in once more",
  access: "user",
  params: z.object({ id: Id }),
  replies: { 200: DoorTicket },
  errors: ["invalid_state"],
  async handler(context: Context, { params, caller }) {
    const seen = await visibleTicket(context, caller, params.id);
    if (!can(caller, "tickets.delete", seen.organization_id)) throw forbidden("Ask a manager.");
    if (await context.db.tx((tx) => undoCheckIn(context, tx, seen.id, caller.user_id)))
      report(context, "check_in_undone", { ticket_id: seen.id });
    return doorTicket((await findTicket.one(context.db, seen.id))!);
  },
});
