import { offReason } from "./rule.ts";
import { sectionsOf } from "./rows.ts";
import { STATES, type StatusStore } from "./status-store.ts";
import type { MapZone, PlaceWords, SeatFilter, Seating } from "./types.ts";

export interface WordsInput {
  seating: Seating;
  zones: readonly MapZone[];
  store: StatusStore;
  filter: SeatFilter;
  closed: boolean;
  priceOf(zone_id: string): string | null;
}

/** What the texts may need to know about one place; null for an index that is none. */
export function wordsOf(input: WordsInput, index: number): PlaceWords | null {
  const place = input.seating.places[index];
  if (!place) return null;
  const state = input.store.get(index);
  return {
    place,
    section:
      sectionsOf(input.seating).find(({ section }) => section.id === place.section_id)?.section.name ?? "",
    zone: input.zones.find((zone) => zone.id === place.zone_id),
    state: STATES[state] ?? "taken",
    off: offReason(place, state, input.filter, input.closed),
    price: input.priceOf(place.zone_id),
  };
}
