import { ticketCancelled } from "../../contracts/events/ticket.ts";
import type { Tx } from "../../platform/db/transaction.ts";
import { announce } from "./changes.ts";
import type { Context } from "./context.ts";
import { uncountPerson } from "./count-person.ts";
import { freeHold, lockHold, noteRevision } from "./db/holds.ts";
import { cancelTicketsOfHold } from "./db/tickets.ts";
import type { HoldLine } from "./domain/offer.ts";
import { countedAs, placesOf } from "./reserve-hold.ts";

/**
 * Lets everything of a hold go, sold or not; what was issued dies. Idempotent.
 * @param revision 0 for whatever there is, otherwise only when the hold is not newer
 * @returns how many places came free
 */
export async function releaseHold(
  context: Context,
  tx: Tx,
  hold_id: string,
  revision: number,
): Promise<number> {
  // A call that was overtaken by this one may still come: it will be known as older.
  if (revision !== 0) await noteRevision.run(tx, hold_id, revision, context.clock.now());
  const hold = await lockHold.one(tx, hold_id);
  if (!hold || hold.state === "RELEASED" || (revision !== 0 && hold.revision > revision)) return 0;
  const lines = hold.lines as HoldLine[];
  const owners = placesOf(lines);
  const freed = await freeHold.all(tx, hold_id, [...owners.keys()]);
  if (hold.person !== null) {
    const gone = new Set(freed.map(({ id }) => id));
    // A ticket that was cancelled by itself is counted down already.
    await uncountPerson(
      tx,
      hold.person,
      lines.map((line) => ({ ...line, places: line.places.filter(({ id }) => gone.has(id)) })),
    );
  }
  if (hold.state === "COMMITTED") {
    const dead = await cancelTicketsOfHold.all(tx, hold_id, context.clock.now());
    context.outbox.addAll(tx, ticketCancelled, dead);
  }
  await announce(
    context,
    tx,
    freed.map((place) => ({
      ...place,
      event_id: owners.get(place.id)!.event_id,
      ...countedAs(owners.get(place.id)!),
      to: "freed",
      free_change: 1,
    })),
  );
  return freed.length;
}
