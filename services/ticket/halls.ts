import type { Database } from "../../platform/db/database.ts";
import { listStandpoints } from "./db/availability.ts";
import type { Board } from "./domain/board.ts";
import type { Spot } from "./domain/suggest-seats.ts";

const MOST = 4;

/** Where the places of a board stand, kept in memory: it changes only with the seating. */
export interface Halls {
  /** In the order of the board; undefined when the places have changed meanwhile. */
  of(board: Board): Promise<readonly Spot[] | undefined>;
}

export function hallsIn(db: Database): Halls {
  const kept = new Map<string, Promise<Spot[]>>();
  return {
    async of({ performance_id, seating_version, ids }) {
      const key = `${performance_id} ${seating_version}`;
      const known = kept.get(key) ?? listStandpoints.all(db, performance_id);
      kept.delete(key);
      if (kept.size >= MOST) kept.delete(kept.keys().next().value!);
      kept.set(key, known);
      known.catch(() => kept.delete(key));
      const spots = await known;
      const same = spots.length === ids.length && spots.every(({ id }, index) => id === ids[index]);
      if (!same) kept.delete(key);
      return same ? spots : undefined;
    },
  };
}
