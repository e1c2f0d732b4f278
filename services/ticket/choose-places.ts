import type { Tx } from "../../platform/db/transaction.ts";
import { listFreeSeats, lockPlaces, takeFree, takeFreePatiently, tryLockSeats } from "./db/places.ts";
import { bestTogether } from "./domain/best-available.ts";
import type { HeldPlace, HoldLine, Offer, Wanted } from "./domain/offer.ts";
import { priceLine } from "./domain/offer.ts";
import { noPrice, seatTaken, soldOut } from "./price-items.ts";
import { notValid } from "./wanted-items.ts";

type PlaceRow = NonNullable<Awaited<ReturnType<typeof lockPlaces.one>>>;

/** How often the best seats are looked for again when others are faster. */
const BEST_TRIES = 10;
/** What is given to somebody who names no place. */
const OPEN_KINDS: ReadonlySet<string> = new Set(["SEAT", "STANDING"]);

export interface Choice {
  hold_id: string;
  offers: Map<string, Offer>;
  wanted: readonly Wanted[];
  /** What the hold has now. */
  old: readonly HoldLine[];
  /** The certain places, where they are locked already; the hold has no others then. */
  locked: PlaceRow[] | undefined;
  /** Waits for standing places that others are taking in this moment. */
  patient: boolean;
}

/**
 * Too few standing places that nobody else is taking in this moment: look again, patiently. The transaction is
 * begun anew for that, because the rows it has locked would make others wait for it while it waits for them.
 */
export class LookAgain extends Error {}

/**
 * Finds and locks a place for every wanted item. Locks are taken in one order by everybody: certain places by
 * id, then best seats without ever waiting, then any of a zone, zone by zone. So nobody deadlocks.
 * @throws AppError seat_taken, sold_out, validation_failed; nothing is changed by then
 */
export async function choosePlaces(tx: Tx, choice: Choice): Promise<HoldLine[]> {
  const certain = choice.wanted.filter(({ place_id }) => place_id !== "");
  const oldIds = choice.old.flatMap(({ places }) => places.map(({ id }) => id));
  const locked =
    choice.locked ?? (await lockPlaces.all(tx, [...new Set([...placeIdsOf(choice.wanted), ...oldIds])]));
  const chosen = new Map<number, HoldLine>();
  const used = new Set<string>();
  const use = (line: HoldLine, places: HeldPlace[]) => {
    for (const { id } of places) used.add(id);
    chosen.set(line.index, { ...line, places });
  };

  chooseCertain(choice, certain, new Map(locked.map((row) => [row.id, row])), use);
  const open = choice.wanted
    .filter(({ place_id }) => place_id === "")
    .map((wanted) => openLine(choice, wanted));
  keepOld(choice.old, open, used, use);
  const own = locked.filter((row) => row.hold_id === choice.hold_id);
  for (const { line, quantity } of open) {
    if (line.mode === "best" && !chosen.has(line.index))
      use(line, await takeBest(tx, choice.hold_id, line, quantity, own, used));
  }
  for (const { line, quantity } of open.toSorted(byZone)) {
    if (line.mode !== "any") continue;
    const kept = chosen.get(line.index)?.places ?? [];
    use(line, [...kept, ...(await takeAny(tx, choice, line, quantity - kept.length, own, used))]);
  }
  return choice.wanted.map(({ index }) => chosen.get(index)!);
}

export const placeIdsOf = (wanted: readonly Wanted[]) =>
  wanted.flatMap(({ place_id }) => (place_id === "" ? [] : [place_id]));

interface OpenLine {
  line: HoldLine;
  quantity: number;
}

const byZone = (a: OpenLine, b: OpenLine) => {
  const [left, right] = [
    `${a.line.performance_id}${a.line.zone_id}`,
    `${b.line.performance_id}${b.line.zone_id}`,
  ];
  return left < right ? -1 : left > right ? 1 : 0;
};

function openLine({ offers }: Choice, wanted: Wanted): OpenLine {
  const line = priceLine(offers.get(wanted.performance_id)!, wanted, wanted.zone_id);
  if (!line) throw noPrice(wanted.index);
  return { line, quantity: wanted.quantity };
}

function chooseCertain(
  choice: Choice,
  certain: readonly Wanted[],
  rows: Map<string, PlaceRow>,
  use: (line: HoldLine, places: HeldPlace[]) => void,
): void {
  const gone: number[] = [];
  for (const wanted of certain) {
    const row = rows.get(wanted.place_id);
    if (!row || row.performance_id !== wanted.performance_id || row.label === null)
      throw notValid("not_found", wanted.index, "There is no such place.");
    const line = priceLine(choice.offers.get(wanted.performance_id)!, wanted, row.zone_id);
    if (!line) throw noPrice(wanted.index);
    if (row.status !== "FREE" && row.hold_id !== choice.hold_id) gone.push(wanted.index);
    use(line, [heldPlace(row)]);
  }
  if (gone.length > 0) throw seatTaken(gone);
}

/** A changed basket keeps the places of the lines that stayed: nobody loses good seats by adding a ticket. */
function keepOld(
  old: readonly HoldLine[],
  open: readonly OpenLine[],
  used: Set<string>,
  use: (line: HoldLine, places: HeldPlace[]) => void,
): void {
  const left = old.filter(({ mode }) => mode !== "place");
  for (const { line, quantity } of open) {
    const same = (candidate: HoldLine) =>
      candidate.mode === line.mode &&
      candidate.performance_id === line.performance_id &&
      candidate.zone_id === line.zone_id &&
      candidate.ticket_type_id === line.ticket_type_id &&
      (line.mode === "any" || candidate.places.length === quantity);
    const at = left.findIndex(same);
    if (at < 0) continue;
    const places = left
      .splice(at, 1)[0]!
      .places.filter(({ id }) => !used.has(id))
      .slice(0, quantity);
    if (line.mode === "any" || places.length === quantity) use(line, places);
  }
}

async function takeBest(
  tx: Tx,
  hold_id: string,
  line: HoldLine,
  quantity: number,
  own: readonly PlaceRow[],
  used: ReadonlySet<string>,
): Promise<HeldPlace[]> {
  const lost = new Set<string>();
  const ownIds = own.map(({ id }) => id);
  for (let attempt = 0; attempt < BEST_TRIES; attempt++) {
    const free = await listFreeSeats.all(tx, line.performance_id, line.zone_id, ownIds);
    const best = bestTogether(
      free.filter(({ id }) => !used.has(id) && !lost.has(id)),
      quantity,
    );
    if (!best) break;
    const locked = await tryLockSeats.all(
      tx,
      best.map(({ id }) => id),
      hold_id,
    );
    if (locked.length === quantity)
      return best.map(({ id }) => heldPlace(locked.find((row) => row.id === id)!));
    for (const { id } of best) if (!locked.some((row) => row.id === id)) lost.add(id);
  }
  throw soldOut([line.index]);
}

async function takeAny(
  tx: Tx,
  choice: Choice,
  line: HoldLine,
  quantity: number,
  own: readonly PlaceRow[],
  used: ReadonlySet<string>,
): Promise<HeldPlace[]> {
  const spare = own.filter(
    (row) =>
      row.zone_id === line.zone_id &&
      row.performance_id === line.performance_id &&
      !used.has(row.id) &&
      OPEN_KINDS.has(row.kind),
  );
  const again = spare.slice(0, quantity).map(heldPlace);
  const missing = quantity - again.length;
  if (missing === 0) return again;
  // Numbered seats may be locked by their ids in any zone, so for them waiting is not safe.
  const standing = choice.offers
    .get(line.performance_id)!
    .zones.some(({ id, kind }) => id === line.zone_id && kind === "STANDING");
  const take = standing && choice.patient ? takeFreePatiently : takeFree;
  const rows = await take.all(tx, line.performance_id, line.zone_id, [...used], missing);
  if (rows.length === missing) return [...again, ...rows.map(heldPlace)];
  if (standing && !choice.patient) throw new LookAgain();
  throw soldOut([line.index]);
}

export const heldPlace = ({ id, section, row_name, label, rank }: PlaceRow): HeldPlace => ({
  id,
  section,
  row: row_name,
  label,
  rank,
});
