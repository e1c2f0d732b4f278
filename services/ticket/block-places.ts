import type { Tx } from "../../platform/db/transaction.ts";
import { announce } from "./changes.ts";
import type { Context } from "./context.ts";
import { lockPlaces, setStatus, takeLast } from "./db/places.ts";

export interface Blocking {
  performance_id: string;
  event_id: string;
  /** Certain places, or so many standing ones of a zone. */
  place_ids: readonly string[];
  zone_id?: string | undefined;
  count?: number | undefined;
  blocked: boolean;
}

export interface Blocked {
  changed: number;
  /** Places that are sold or held, or not of this performance. */
  refused: string[];
}

/** Takes places out of sale or puts them back; what somebody has is left alone and reported. */
export async function blockPlaces(
  context: Context,
  tx: Tx,
  { performance_id, event_id, place_ids, zone_id, count = 0, blocked }: Blocking,
): Promise<Blocked> {
  const from = blocked ? "FREE" : "BLOCKED";
  const rows = await lockPlaces.all(tx, place_ids);
  const mine = rows.filter((row) => row.performance_id === performance_id && row.status === from);
  if (zone_id) mine.push(...(await takeLast.all(tx, performance_id, zone_id, from, count)));
  await setStatus.run(
    tx,
    mine.map(({ id }) => id),
    blocked ? "BLOCKED" : "FREE",
  );
  await announce(
    context,
    tx,
    mine.map((row) => ({
      ...row,
      event_id,
      numbered: row.label !== null,
      to: blocked ? "taken" : "freed",
      free_change: blocked ? -1 : 1,
    })),
  );
  const done = new Set(mine.map(({ id }) => id));
  const already = new Set(
    rows
      .filter((row) => row.performance_id === performance_id && row.status === (blocked ? "BLOCKED" : "FREE"))
      .map(({ id }) => id),
  );
  return { changed: mine.length, refused: place_ids.filter((id) => !done.has(id) && !already.has(id)) };
}
