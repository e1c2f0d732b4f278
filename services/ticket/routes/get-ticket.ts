import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { visibleTicket } from "../ticket-access.ts";
import { Ticket, ticketJson } from "../ticket-json.ts";
import { codeOf } from "../ticket-list.ts";

export const getTicket = route({
  method: "GET",
  path: "/tickets/:id",
  summary: "One ticket",
  access: "user",
  params: z.object({ id: Id }),
  replies: { 200: Ticket },
  async handler(context: Context, { params, caller }) {
    const row = await visibleTicket(context, caller, params.id);
    return ticketJson(row, await codeOf(context, row));
  },
});
