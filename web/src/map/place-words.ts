import { neighboursOf, roomAt } from "./company.ts";
import { offReason } from "./rule.ts";
import { sectionsOf } from "./rows.ts";
import { FREE, STATES, type StatusStore } from "./status-store.ts";
import type { MapZone, PlaceWords, SeatFilter, Seating } from "./types.ts";

export interface WordsInput {
  seating: Seating;
  zones: readonly MapZone[];
  store: StatusStore;
  filter: SeatFilter;
  closed: boolean;
  party?: number;
  priceOf(zone_id: string): string | null;
}

/** What the texts may need to know about one place; null for an index that is none. */
export function wordsOf(input: WordsInput, index: number): PlaceWords | null {
  const place = input.seating.places[index];
  if (!place) return null;
  const state = input.store.get(index);
  const { party = 1 } = input;
  const neighbours = neighboursOf(input.seating);
  const room =
    state === FREE && place.kind === "SEAT" ? roomAt(neighbours, input.store, index, party) : party;
  return {
    place,
    section:
      sectionsOf(input.seating).find(({ section }) => section.id === place.section_id)?.section.name ?? "",
    zone: input.zones.find((zone) => zone.id === place.zone_id),
    state: STATES[state] ?? "taken",
    off: offReason(place, state, input.filter, input.closed),
    price: input.priceOf(place.zone_id),
    room: room < party ? room : null,
    aisle: neighbours !== null && (neighbours.before[index] === -1 || neighbours.after[index] === -1),
  };
}
