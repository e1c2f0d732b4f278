import type { Database } from "../../platform/db/database.ts";
import { together } from "../../platform/together.ts";
import { findTaken } from "./db/places.ts";

/**
 * At an opening a thousand people want the same seat in the same second. Each would lock its row, one after the other,
 * to find that it is gone. So of those in this process one goes first; the others wait for that one and then look
 * without locking, all of them in one statement. Who finds a place free has to win it in the database like everybody.
 */
export interface Rush {
  /**
   * Runs work that takes these places, alone among those of this process that want one of them.
   * @param gone judges what somebody else was faster with: throws, or lets the work run
   */
  take<T>(place_ids: readonly string[], gone: (taken: Taken) => void, work: () => Promise<T>): Promise<T>;
}

/** Who has a place that is not free: its performance, and the hold, if it is one. */
export type Taken = ReadonlyMap<string, { performance_id: string; hold_id: string | null }>;

export function rushOn(db: Database): Rush {
  const busy = new Map<string, Promise<unknown>>();
  const asked = new Set<string>();
  const look = together(async (): Promise<Taken> => {
    const ids = [...asked];
    asked.clear();
    return new Map((await findTaken.all(db, ids)).map(({ id, ...taken }) => [id, taken]));
  });
  return {
    async take(place_ids, gone, work) {
      for (;;) {
        const ahead = place_ids.flatMap((id) => busy.get(id) ?? []);
        if (ahead.length === 0) break;
        await Promise.all(ahead);
        for (const id of place_ids) asked.add(id);
        gone(await look());
      }
      const done = Promise.withResolvers<void>();
      for (const id of place_ids) busy.set(id, done.promise);
      try {
        return await work();
      } finally {
        for (const id of place_ids) busy.delete(id);
        done.resolve();
      }
    },
  };
}
