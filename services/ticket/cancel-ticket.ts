import { ticketCancelled } from "../../contracts/events/ticket.ts";
import { audit } from "../../platform/audit.ts";
import type { Tx } from "../../platform/db/transaction.ts";
import { announce } from "./changes.ts";
import type { Context } from "./context.ts";
import { uncountPerson } from "./count-person.ts";
import { lockHold } from "./db/holds.ts";
import { freeSoldPlace } from "./db/places.ts";
import { cancelTicket, type TicketRow } from "./db/tickets.ts";
import type { HoldLine } from "./domain/offer.ts";
import { countedAs, placesOf } from "./reserve-hold.ts";

/**
 * One ticket dies, its place goes back on sale. Nothing is refunded by it. Idempotent.
 * The hold is locked first, as when all of it is released, so that both never wait for each other.
 */
export async function cancelOne(context: Context, tx: Tx, row: TicketRow, actor: string): Promise<boolean> {
  const hold = await lockHold.one(tx, row.hold_id);
  const freed = await freeSoldPlace.one(tx, row.place_id, row.hold_id);
  if ((await cancelTicket.run(tx, row.id, context.clock.now())) === 0) return false;
  if (hold?.person && freed) {
    const lines = (hold.lines as HoldLine[]).map((line) => ({
      ...line,
      places: line.places.filter(({ id }) => id === freed.id),
    }));
    await uncountPerson(tx, hold.person, lines);
  }
  const { id: ticket_id, booking_id, performance_id, event_id, organization_id, place_id } = row;
  context.outbox.add(tx, ticketCancelled, {
    ticket_id,
    booking_id,
    performance_id,
    event_id,
    organization_id,
    place_id,
  });
  if (freed) {
    const line = hold && placesOf(hold.lines as HoldLine[]).get(freed.id);
    const counted = line ? countedAs(line) : {};
    await announce(context, tx, [
      { ...freed, ...counted, performance_id, event_id, to: "freed", free_change: 1 },
    ]);
  }
  audit(tx, context.clock, {
    actor: `user:${actor}`,
    action: "ticket.cancel",
    object: `ticket:${ticket_id}`,
    organization_id,
    before: { status: row.status },
    after: { status: "CANCELLED" },
  });
  return true;
}
