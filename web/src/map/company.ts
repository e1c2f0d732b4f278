import { FREE, MINE, TAKEN, type StatusStore } from "./status-store.ts";
import type { Place, Seating } from "./types.ts";

/** For each place the one beside it, −1 where there is none: a wall, a gangway, another row. */
export interface Neighbours {
  before: Int32Array;
  after: Int32Array;
}

const known = new WeakMap<object, Neighbours | null>();

/** Who sits beside whom, as the ticket service says it. Null for a seating that does not tell. Cached by identity. */
export function neighboursOf(seating: Pick<Seating, "places">): Neighbours | null {
  const cached = known.get(seating);
  if (cached !== undefined) return cached;
  const found = seating.places.some(({ block }) => block !== undefined) ? link(seating.places) : null;
  known.set(seating, found);
  return found;
}

function link(places: readonly Place[]): Neighbours {
  // Numbers, because twenty thousand strings would be felt on a phone. No row has as many seats as this.
  const key = ({ block, block_index }: Place, step: number): number =>
    (block ?? Number.NaN) * 65_536 + (block_index ?? Number.NaN) + step;
  const at = new Map(places.map((place, index) => [key(place, 1), index]));
  const beside = (step: number): Int32Array =>
    Int32Array.from(places, (place) => at.get(key(place, 1 + step)) ?? -1);
  return { before: beside(-1), after: beside(1) };
}

/** The places in reach of one, from one side to the other, without itself: those that its status concerns. */
export function inReach({ before, after }: Neighbours, index: number, reach: number): number[] {
  return [before, after].flatMap((side) => {
    const found: number[] = [];
    for (let at = side[index] ?? -1; at !== -1 && found.length < reach; at = side[at] ?? -1) found.push(at);
    return found;
  });
}

/** How many a party that sits down here could be, itself included, counted up to `most`. */
export function roomAt(
  neighbours: Neighbours | null,
  store: Pick<StatusStore, "get">,
  index: number,
  most: number,
): number {
  if (!neighbours) return most;
  let room = 1;
  for (const side of [neighbours.before, neighbours.after]) {
    for (let at = side[index] ?? -1; at !== -1 && room < most; at = side[at] ?? -1) {
      const state = store.get(at);
      if (state !== FREE && state !== MINE) break;
      room++;
    }
  }
  return room;
}

/** The free seats that would be left alone, a taken one or a wall on each side, beside those that are the viewer's. */
export function leftAlone(seating: Pick<Seating, "places">, store: Pick<StatusStore, "get">): number[] {
  const neighbours = neighboursOf(seating);
  if (!neighbours) return [];
  const alone = new Set<number>();
  for (const [index, place] of seating.places.entries()) {
    if (store.get(index) !== MINE) continue;
    for (const at of inReach(neighbours, index, 1)) {
      if (
        place.kind === "SEAT" &&
        store.get(at) === FREE &&
        roomAt(neighbours, withoutMine(store), at, 2) === 1
      )
        alone.add(at);
    }
  }
  return [...alone];
}

const withoutMine = (store: Pick<StatusStore, "get">): Pick<StatusStore, "get"> => ({
  get: (index) => (store.get(index) === FREE ? FREE : TAKEN),
});
