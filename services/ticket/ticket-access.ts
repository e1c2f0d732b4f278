import { notFound } from "../../platform/errors.ts";
import { type Caller, can } from "../../platform/http/caller.ts";
import type { Context } from "./context.ts";
import { findTicket, type TicketRow } from "./db/tickets.ts";

/** A ticket is for its buyer and for those who may read tickets of the organization. */
export const maySee = (caller: Caller, row: Pick<TicketRow, "user_id" | "organization_id">): boolean =>
  row.user_id === caller.user_id || can(caller, "tickets.read", row.organization_id);

/** @throws AppError not_found, also for somebody else's */
export async function visibleTicket(context: Context, caller: Caller, id: string): Promise<TicketRow> {
  const row = await findTicket.one(context.db, id);
  if (!row || !maySee(caller, row)) throw notFound();
  return row;
}
