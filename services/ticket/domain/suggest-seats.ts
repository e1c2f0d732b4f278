import { bestTogether, type FreeSeat, mostTogether } from "./best-available.ts";

/** A numbered place, as far as a search asks. */
export interface Spot extends FreeSeat {
  zone_id: string;
  kind: string;
  x: number;
  y: number;
}

export interface Search {
  quantity: number;
  /** Any of these zones; undefined: of the whole hall. */
  zones: ReadonlySet<string> | undefined;
  /** The closest to this place, instead of the closest to where people look. */
  near: Spot | undefined;
  /** Places the person has: they are among the seats, and the others stand beside them if that can be had. */
  having: readonly Spot[];
}

export interface Suggestion {
  /** From left to right, without those the person has; empty: there are none. */
  place_ids: string[];
  /** Whether they stand beside those the person has. */
  beside: boolean;
  /** How many stand together at most in what was searched. */
  most_together: number;
}

/**
 * Seats for somebody who lost one, or who has one and wants company: found as the best ones are, only that "good" may
 * mean close to a place. Companion places are offered beside a wheelchair place, and the like of what was lost.
 */
export function suggestSeats(
  spots: readonly Spot[],
  isFree: (index: number) => boolean,
  search: Search,
): Suggestion {
  const { quantity, zones, near, having } = search;
  const mine = new Set(having.map(({ id }) => id));
  const kinds = kindsFor(search);
  const close = near ?? having[0];
  const found = spots.flatMap((spot, index): FreeSeat[] => {
    const wanted = isFree(index) && kinds.has(spot.kind) && (zones?.has(spot.zone_id) ?? true);
    if (!wanted && !mine.has(spot.id)) return [];
    const distance = close ? Math.hypot(spot.x - close.x, spot.y - close.y) : spot.distance;
    const first = spot.kind === "COMPANION" ? COMPANIONS_FIRST : 0;
    return [{ id: spot.id, block: spot.block, block_index: spot.block_index, distance: distance - first }];
  });
  const others = (chosen: readonly FreeSeat[] | undefined) =>
    (chosen ?? []).map(({ id }) => id).filter((id) => !mine.has(id));
  const beside = mine.size > 0 ? others(bestTogether(found, quantity, mine)) : [];
  const free = found.filter(({ id }) => !mine.has(id));
  return {
    place_ids: beside.length > 0 ? beside : others(bestTogether(free, quantity - mine.size)),
    beside: beside.length > 0,
    most_together: mostTogether(free),
  };
}

/** In map units, more than any hall is wide: beside a wheelchair place their own places come before seats. */
const COMPANIONS_FIRST = 100_000;
const SEATS: ReadonlySet<string> = new Set(["SEAT"]);
const COMPANY: ReadonlySet<string> = new Set(["SEAT", "COMPANION"]);

function kindsFor({ near, having }: Search): ReadonlySet<string> {
  if (having.some(({ kind }) => kind === "ACCESSIBLE")) return COMPANY;
  return near ? new Set([near.kind]) : SEATS;
}
