import { randomBytes } from "node:crypto";
import { ticketIssued } from "../../contracts/events/ticket.ts";
import { allOf, type Tx } from "../../platform/db/transaction.ts";
import { invalidState, notFound } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { announce } from "./changes.ts";
import { heldPlace } from "./choose-places.ts";
import type { Context } from "./context.ts";
import { countPerson } from "./count-person.ts";
import { findSelling } from "./db/event-keys.ts";
import { lockHold, raiseRevision, sellHold } from "./db/holds.ts";
import { lockPlaces, takeFreePatiently } from "./db/places.ts";
import { insertTickets } from "./db/tickets.ts";
import type { HoldLine } from "./domain/offer.ts";
import { makeShortCode } from "./domain/short-code.ts";
import { seatTaken, soldOut, staleRevision } from "./price-items.ts";
import { changeOf, placesOf } from "./reserve-hold.ts";

export interface CommitRequest {
  hold_id: string;
  booking_id: string;
  /** Of the decision to sell; 0: whatever the hold's is. */
  revision: number;
}

/**
 * Turns a hold into tickets, in one transaction. A hold that lapsed takes its places again where they are
 * free. Idempotent.
 * @returns how many tickets were made, 0 when it was done before
 * @throws AppError stale_revision when a newer decision is known; seat_taken, sold_out, invalid_state (cancelled,
 *   or sold and given back): the money has to go back
 */
export async function commitHold(
  context: Context,
  tx: Tx,
  { hold_id, booking_id, revision }: CommitRequest,
): Promise<number> {
  const [hold, selling] = await allOf([lockHold.one(tx, hold_id), findSelling.all(tx, hold_id)]);
  if (!hold) throw notFound("There is no such hold.");
  if (revision !== 0 && revision < hold.revision) throw staleRevision();
  if (hold.state === "COMMITTED") {
    if (revision > hold.revision) await raiseRevision.run(tx, hold_id, revision);
    return 0;
  }
  if (hold.was_committed) throw invalidState("What this hold had was sold and given back.");
  const stored = hold.lines as HoldLine[];
  if (stored.length === 0) throw notFound("This hold never had anything.");
  const keys = keysOf(selling);
  const lapsed = hold.state === "RELEASED";
  const lines = lapsed ? await retake(tx, stored) : stored;
  if (lapsed && hold.person !== null) await countPerson(tx, hold.person, lines);
  const places = placesOf(lines);
  const now = context.clock.now();
  sellHold.send(
    tx,
    hold_id,
    [...places.keys()],
    now,
    JSON.stringify(lines),
    booking_id,
    Math.max(hold.revision, revision),
  );

  const tickets = ticketsOf(lines, keys, { hold_id, booking_id, user_id: hold.user_id, issued_at: now });
  insertTickets.send(tx, JSON.stringify(tickets));
  context.outbox.addAll(
    tx,
    ticketIssued,
    tickets.map(({ id, performance_id, event_id, organization_id, place_id }) => ({
      ticket_id: id,
      booking_id,
      performance_id,
      event_id,
      organization_id,
      place_id,
    })),
  );
  await announce(
    context,
    tx,
    [...places].map(([id, line]) => changeOf(line, id, "taken", lapsed ? -1 : 0)),
  );
  return tickets.length;
}

/** The signing keys by event. Nothing is sold for what will not happen, also when it was paid a moment ago. */
function keysOf(rows: Awaited<ReturnType<typeof findSelling.all>>): Map<string, string> {
  if (rows.some(({ cancelled }) => cancelled)) throw invalidState("The event is cancelled.");
  return new Map(
    rows.flatMap(({ event_id, key_id }) => (key_id === null ? [] : [[event_id, key_id] as const])),
  );
}

/** The same seats, or as many standing places, if they are free; limits and sale windows were judged at the time. */
async function retake(tx: Tx, lines: readonly HoldLine[]): Promise<HoldLine[]> {
  const numbered = lines.filter(({ places }) => places.some(({ label }) => label !== null));
  const rows = await lockPlaces.all(
    tx,
    numbered.flatMap(({ places }) => places.map(({ id }) => id)),
  );
  const free = new Set(rows.filter(({ status }) => status === "FREE").map(({ id }) => id));
  const gone = numbered.filter(({ places }) => places.some(({ id }) => !free.has(id)));
  if (gone.length > 0) throw seatTaken(gone.map(({ index }) => index));
  const result = new Map<HoldLine, HoldLine>();
  const used: string[] = [];
  const standing = lines.filter((line) => !numbered.includes(line));
  for (const line of standing.toSorted((a, b) =>
    `${a.performance_id}${a.zone_id}` < `${b.performance_id}${b.zone_id}` ? -1 : 1,
  )) {
    const found = await takeFreePatiently.all(
      tx,
      line.performance_id,
      line.zone_id,
      used,
      line.places.length,
    );
    if (found.length < line.places.length) throw soldOut([line.index]);
    used.push(...found.map(({ id }) => id));
    result.set(line, { ...line, places: found.map(heldPlace) });
  }
  return lines.map((line) => result.get(line) ?? line);
}

function ticketsOf(
  lines: readonly HoldLine[],
  keys: Map<string, string>,
  common: { hold_id: string; booking_id: string; user_id: string | null; issued_at: Date },
) {
  return lines.flatMap((line) =>
    line.places.map(({ id, section, row, label, rank }) => ({
      ...common,
      id: newId(),
      organization_id: line.organization_id,
      event_id: line.event_id,
      performance_id: line.performance_id,
      zone_id: line.zone_id,
      ticket_type_id: line.ticket_type_id,
      place_id: id,
      section,
      row_name: row,
      label,
      rank,
      key_id: keys.get(line.event_id),
      short_code: makeShortCode(randomBytes(8)),
    })),
  );
}
