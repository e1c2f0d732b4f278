import { createHash } from "node:crypto";
import { allOf, type Tx } from "../../platform/db/transaction.ts";
import { invalidState } from "../../platform/errors.ts";
import { announce, type PlaceChange } from "./changes.ts";
import { choosePlaces, LookAgain, placeIdsOf } from "./choose-places.ts";
import type { Context } from "./context.ts";
import { countPerson, uncountPerson } from "./count-person.ts";
import { writeHold } from "./db/holds.ts";
import { openHold } from "./db/offers.ts";
import { lockPlaces } from "./db/places.ts";
import type { HoldLine, Offer, Wanted } from "./domain/offer.ts";
import { priceLines } from "./price-lines.ts";
import { checkOffers, seatTaken, staleRevision } from "./price-items.ts";
import type { Taken } from "./rush.ts";

const FIRST_REVISION = 1;

export interface HoldRequest {
  hold_id: string;
  booking_id: string;
  revision: number;
  user_id: string;
  person: string;
  wanted: Wanted[];
  /** Booking's deadline. */
  until: Date;
}

/**
 * Makes the hold be exactly these places, in one transaction: what is no longer wanted is freed, what still
 * is stays, what is new is taken, or nothing changes. Two round trips for new seats: what there is (begin, hold and
 * offers, places), then what becomes of it (write, event, commit); a limit per person is one more.
 * @throws AppError stale_revision, invalid_state and everything a basket can be refused for
 */
export async function reserveHold(context: Context, request: HoldRequest): Promise<HoldLine[]> {
  const { hold_id, revision, wanted } = request;
  const attempt = (patient: boolean) => context.db.tx((tx) => reserve(context, tx, request, patient));
  // A changed basket has places of its own already, which would be judged wrongly here.
  const certain = revision === FIRST_REVISION ? placeIdsOf(wanted) : [];
  return context.rush.take(
    certain,
    (taken) => refuseGone(taken, wanted, hold_id),
    async () => {
      try {
        return await attempt(false);
      } catch (error) {
        if (!(error instanceof LookAgain)) throw error;
        return attempt(true);
      }
    },
  );
}

/** @throws AppError seat_taken */
function refuseGone(taken: Taken, wanted: readonly Wanted[], hold_id: string): void {
  const gone = wanted.filter(({ place_id, performance_id }) => {
    const holder = taken.get(place_id);
    return holder?.performance_id === performance_id && holder.hold_id !== hold_id;
  });
  if (gone.length > 0) throw seatTaken(gone.map(({ index }) => index));
}

async function reserve(
  context: Context,
  tx: Tx,
  request: HoldRequest,
  patient: boolean,
): Promise<HoldLine[]> {
  const { hold_id, revision, wanted, person } = request;
  const now = context.clock.now();
  const performances = [...new Set(wanted.map(({ performance_id }) => performance_id))];
  const { booking_id, user_id } = request;
  // A new hold has no other places than those it names: they are locked in the same round trip.
  const certain = revision === FIRST_REVISION ? placeIdsOf(wanted) : [];
  const [opened, locked] = await allOf([
    openHold.one(tx, hold_id, booking_id, user_id, person, now, performances),
    certain.length > 0 ? lockPlaces.all(tx, certain) : undefined,
  ]);
  if (!opened) throw new Error("the hold was neither made nor found");
  const items_hash = hashItems(wanted);
  const live = opened.state === "HELD";
  if (
    revision < opened.revision ||
    (live && revision === opened.revision && items_hash !== opened.items_hash)
  )
    throw staleRevision();
  if (opened.was_committed) throw invalidState("What this hold had is sold.");
  const old = live ? (opened.lines as HoldLine[]) : [];
  if (live && revision === opened.revision) return old;

  const offers = checkOffers(opened.offers as Offer[], wanted, now);
  const chosen = await choosePlaces(tx, { hold_id, offers, wanted, old, locked, patient });
  await recount(tx, offers, { old, old_person: opened.person, lines: chosen, person });
  const lines = await priceLines(tx, chosen, { old, offers, now });
  const before = placesOf(old);
  const after = placesOf(lines);
  const taken = [...after.keys()].filter((id) => !before.has(id));
  const freed = [...before.keys()].filter((id) => !after.has(id));
  const lapse_at = new Date(request.until.getTime() + context.config.hold_grace_seconds * 1000);
  writeHold.send(
    tx,
    hold_id,
    taken,
    freed,
    revision,
    items_hash,
    JSON.stringify(lines),
    request.user_id,
    person,
    request.booking_id,
    request.until,
    lapse_at,
  );
  await announce(context, tx, [
    ...taken.map((id) => changeOf(after.get(id)!, id, "held", -1)),
    ...freed.map((id) => changeOf(before.get(id)!, id, "freed", 1)),
  ]);
  return lines;
}

/** Limits per person count held and sold together, so a changed basket gives back first. */
async function recount(
  tx: Tx,
  offers: Map<string, Offer>,
  change: { old: HoldLine[]; old_person: string | null; lines: HoldLine[]; person: string },
): Promise<void> {
  if (change.old_person !== null) await uncountPerson(tx, change.old_person, change.old);
  await countPerson(tx, change.person, change.lines, offers);
}

/** Every place of the lines, with its line. */
export function placesOf(lines: readonly HoldLine[]): Map<string, HoldLine> {
  return new Map(lines.flatMap((line) => line.places.map(({ id }) => [id, line] as const)));
}

/** Under which ticket type a place of the line is counted for its price. */
export const countedAs = ({ price_counted, ticket_type_id }: HoldLine) =>
  price_counted ? { counted_as: ticket_type_id } : {};

export function changeOf(
  line: HoldLine,
  id: string,
  to: PlaceChange["to"],
  free_change: number,
): PlaceChange {
  const numbered = line.places.some((place) => place.id === id && place.label !== null);
  return {
    performance_id: line.performance_id,
    event_id: line.event_id,
    zone_id: line.zone_id,
    ...countedAs(line),
    id,
    numbered,
    to,
    free_change,
  };
}

/** Item ids are part of it: the lines that are answered carry them. */
function hashItems(wanted: readonly Wanted[]): string {
  return createHash("sha256").update(JSON.stringify(wanted)).digest("base64url");
}
