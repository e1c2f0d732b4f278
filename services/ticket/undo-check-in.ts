import { ticketCheckInUndone } from "../../contracts/events/ticket.ts";
import { audit } from "../../platform/audit.ts";
import type { Tx } from "../../platform/db/transaction.ts";
import { invalidState } from "../../platform/errors.ts";
import type { Context } from "./context.ts";
import { lockTicket, type TicketRow, unuseTicket } from "./db/tickets.ts";

/**
 * The ticket lets in once more, as if it had never been scanned; the scans stay on record. Idempotent.
 * @throws AppError invalid_state for a cancelled ticket
 */
export async function undoCheckIn(
  context: Context,
  tx: Tx,
  id: string,
  actor: string,
): Promise<TicketRow | undefined> {
  const row = (await lockTicket.one(tx, id))!;
  if (row.status === "CANCELLED") throw invalidState("The ticket is cancelled.");
  if (row.status === "VALID") return undefined;
  unuseTicket.send(tx, id, context.clock.now());
  const { booking_id, performance_id, event_id, organization_id, place_id } = row;
  context.outbox.add(tx, ticketCheckInUndone, {
    ticket_id: id,
    booking_id,
    performance_id,
    event_id,
    organization_id,
    place_id,
  });
  audit(tx, context.clock, {
    actor: `user:${actor}`,
    action: "ticket.undo_check_in",
    object: `ticket:${id}`,
    organization_id,
    before: { status: "USED", used_at: row.used_at?.toISOString(), used_gate: row.used_gate },
    after: { status: "VALID" },
  });
  return row;
}
