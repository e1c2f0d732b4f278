import { FREE, HELD, MINE, TAKEN, type StateCode } from "./status-store.ts";
import type { OffReason, Place, SeatFilter } from "./types.ts";

export const NO_FILTER: SeatFilter = { zone_ids: null, step_free: false };

/** Whether the place is among what the person looks for. */
export function matches(place: Pick<Place, "zone_id" | "kind">, filter: SeatFilter): boolean {
  if (filter.step_free && place.kind === "SEAT") return false;
  return filter.zone_ids === null || filter.zone_ids.has(place.zone_id);
}

/**
 * Why a place cannot be chosen now; null when it can (a free one taken, an own one given back).
 * The only place where this is decided: map and list both ask here.
 */
export function offReason(
  place: Pick<Place, "zone_id" | "kind">,
  state: StateCode,
  filter: SeatFilter,
  closed: boolean,
): OffReason | null {
  if (closed) return "closed";
  if (state === MINE) return null;
  if (state === TAKEN) return "taken";
  if (state === HELD) return "held";
  return state === FREE && matches(place, filter) ? null : "filtered";
}
