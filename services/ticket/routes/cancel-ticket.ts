import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { forbidden } from "../../../platform/errors.ts";
import { can } from "../../../platform/http/caller.ts";
import { route } from "../../../platform/http/route.ts";
import { cancelOne } from "../cancel-ticket.ts";
import type { Context } from "../context.ts";
import { findTicket } from "../db/tickets.ts";
import { report } from "../facts.ts";
import { visibleTicket } from "../ticket-access.ts";
import { Ticket, ticketJson } from "../ticket-json.ts";
import { codeOf } from "../ticket-list.ts";

/** A manager cancels one ticket; money is another matter. */
export const cancelTicket = route({
  method: "POST",
  path: "/tickets/:id/cancel",
  summary: "Cancel one ticket: the place goes back on sale, the code dies",
  access: "user",
  params: z.object({ id: Id }),
  replies: { 200: Ticket },
  async handler(context: Context, { params, caller }) {
    const row = await visibleTicket(context, caller, params.id);
    if (!can(caller, "tickets.delete", row.organization_id)) throw forbidden("Ask the organizer.");
    if (await context.db.tx((tx) => cancelOne(context, tx, row, caller.user_id)))
      report(context, "ticket_cancelled", { ticket_id: row.id });
    const after = await findTicket.one(context.db, row.id);
    return ticketJson(after!, await codeOf(context, after!));
  },
});
