import fc from "fast-check";
import type { MapZone, Place, Seating } from "./types.ts";

export const ZONES: MapZone[] = [
  { id: "z0", name: "Stalls", kind: "SEATED", color: "#4780b8" },
  { id: "z1", name: "Circle", kind: "SEATED", color: null },
];

/** A house of straight rows: `sections` × `rows` × `seats`, 26 apart, the zone changing from section to section. */
export function houseOf(sections: number, rows: number, seats: number): Seating {
  const places: Place[] = [];
  for (let section = 0; section < sections; section++) {
    for (let row = 0; row < rows; row++) {
      for (let seat = 0; seat < seats; seat++) {
        places.push({
          id: `p${places.length}`,
          zone_id: `z${section % 2}`,
          section_id: `s${section}`,
          row: "ABCDEFGHJK"[row % 10] ?? "A",
          label: String(seat + 1),
          x: section * (seats + 3) * 26 + seat * 26,
          y: row * 27,
          block: section * rows + row,
          block_index: seat,
          kind: row === rows - 1 && seat < 2 ? (seat === 0 ? "ACCESSIBLE" : "COMPANION") : "SEAT",
        });
      }
    }
  }
  return {
    version: 1,
    sections: Array.from({ length: sections }, (_, section) => ({
      id: `s${section}`,
      name: `Section ${section}`,
      zone_id: `z${section % 2}`,
    })),
    places,
  };
}

export const anyFilter = fc.record({
  zone_ids: fc.option(fc.uniqueArray(fc.constantFrom("z0", "z1", "z2")).map((ids) => new Set(ids))),
  step_free: fc.boolean(),
});

/** Ids of some places of the house. */
export function somePlaces(seating: Seating): fc.Arbitrary<string[]> {
  return fc.uniqueArray(fc.constantFrom(...seating.places.map((place) => place.id)), { maxLength: 30 });
}
