import type { ReactNode, Ref } from "react";
import type { StatusStore } from "./status-store.ts";

/** `GET /tickets/seating/{performance_id}`: what does not change. */
export interface Seating {
  version: number | string;
  sections: readonly Section[];
  places: readonly Place[];
}
export interface Section {
  id: string;
  name: string;
  zone_id: string;
}
export interface Place {
  id: string;
  zone_id: string;
  section_id: string;
  row: string;
  label: string;
  /** Map units: neighbours in a row are about 26 apart. */
  x: number;
  y: number;
  kind: "SEAT" | "ACCESSIBLE" | "COMPANION";
  /** Seats with no gangway between them share a number; within it, neighbours differ by one. */
  block?: number;
  block_index?: number;
}

/** The event's zones, in their order: it decides each zone's shape on the map. */
export interface MapZone {
  id: string;
  name: string;
  kind: "SEATED" | "STANDING";
  /** #rrggbb: the hue is kept, lightness and chroma are cut to what can be read in light and dark. */
  color?: string | null;
}

/** What is drawn besides places. Without an AREA of its own, a standing zone gets one below the seats. */
export interface MapShape {
  kind: "STAGE" | "AREA" | "LINE";
  points: readonly (readonly [number, number])[];
  /** AREA: the standing zone it shows. */
  zone_id?: string | null;
  label?: string | null;
}

/** `null` for zones means all of them. */
export interface SeatFilter {
  zone_ids: ReadonlySet<string> | null;
  /** Only wheelchair and companion places. */
  step_free: boolean;
}

export type PlaceState = "free" | "held" | "taken" | "mine";
/** Why a place cannot be chosen now. */
export type OffReason = "held" | "taken" | "filtered" | "closed";

/** Everything a text about one place may need. */
export interface PlaceWords {
  place: Place;
  /** The section's name. */
  section: string;
  zone: MapZone | undefined;
  state: PlaceState;
  off: OffReason | null;
  /** What `priceOf` says about its zone. */
  price: string | null;
  /** How many could sit together here, when that is fewer than the party; else null. */
  room: number | null;
  /** A gangway or a wall beside it. */
  aisle: boolean;
}

/** All human text comes from outside, so that this folder knows no language. */
export interface SeatTexts {
  /** Name of the map region, with a word about the list: "Seat map. The same seats are in the list." */
  map: string;
  zoomIn: string;
  zoomOut: string;
  zoomFit: string;
  stage: string;
  /** "119 free" */
  free(count: number): string;
  /** "Stalls, row L, seat 14" */
  placeTitle(words: PlaceWords): string;
  /** One more line of the tip: "Held by someone", "Wheelchair place". */
  placeNote(words: PlaceWords): string | null;
  /** Under the title of the tip: the price, and that fees are in it. */
  placePrice(price: string): string;
  /** The button of the card on touch screens. */
  choose(words: PlaceWords): string;
  remove(words: PlaceWords): string;
  /** Everything in one sentence, for the list: "Stalls, row B, seat 7, €60.00 including fees, wheelchair companion". */
  placeName(words: PlaceWords): string;
  /** "Section" */
  section: string;
  /** Under a section's name: "119 free", "sold out". */
  sectionFree(free: number): string;
  /** In a list of sections: "Stalls, 119 free", "Circle, sold out"; undefined while nobody knows. */
  sectionLine(name: string, free: number | undefined): string;
  /** The first of the map's list of sections: "Whole house". */
  wholeHouse: string;
  /** Label of the map's list of sections: "Go to". */
  goTo: string;
  /** "Nothing is free in Stalls." */
  sectionGone(section: string): string;
  /** Beside a seat that somebody else got this moment: "just taken". */
  justTaken: string;
  /** Name of a section's grid: "Seats in Stalls". */
  grid(section: string): string;
  /** "Row F" */
  row(row: string): string;
  /** Button of a standing zone in the list: "Choose standing places". */
  chooseStanding(zone: MapZone): string;
  /** Under the grid: "Arrow keys move, Space picks." */
  hint: string;
}

interface SharedProps {
  seating: Seating;
  zones: readonly MapZone[];
  store: StatusStore;
  filter?: SeatFilter;
  /** Closes everything and says why: not on sale yet, connection lost, money is moving. */
  disabledReason?: string | null;
  /** How many people sit together: free seats without room for them are drawn paler. */
  party?: number;
  /** Nobody knows whether what is shown still holds. */
  stale?: boolean;
  /** Formatted by the caller, fees included: "€48.00 full, €34.00 reduced". Null: no price is shown. */
  priceOf(zone_id: string): string | null;
  /** A free place was chosen or an own one given back. The caller holds it and calls `store.setMine`. */
  onToggle(place: Place): void;
  /** A standing zone was chosen; how many is the caller's question. Without, the list leaves them to the caller. */
  onStandingChoose?(zone: MapZone): void;
  texts: SeatTexts;
  className?: string;
}

export interface SeatMapProps extends SharedProps {
  shapes?: readonly MapShape[];
  /** Ringed on the map, for example the place that has the focus in the list. */
  highlightedId?: string | null;
  /** Offered to the viewer in this moment: ringed. */
  offeredIds?: readonly string[];
  /** Bottom corner, for the age of the data. */
  corner?: ReactNode;
  ref?: Ref<SeatMapHandle>;
}

export interface SeatMapHandle {
  /** Moves the view until these places are in sight. */
  show(placeIds: readonly string[]): void;
  /** Shakes a ring around a place that somebody else just got. */
  shake(placeId: string): void;
}

export interface SeatListProps extends SharedProps {
  /** The place that has the keyboard focus, null when the focus left. */
  onFocusPlace?(place: Place | null): void;
}
