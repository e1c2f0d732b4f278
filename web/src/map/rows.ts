import type { Seating, Section } from "./types.ts";

export interface RowOfPlaces {
  name: string;
  /** Indexes into `seating.places`, in their order there. */
  places: readonly number[];
}
export interface SectionOfRows {
  section: Section;
  rows: readonly RowOfPlaces[];
}

const known = new WeakMap<object, readonly SectionOfRows[]>();

/** Section → row → places, in the order of the seating; sections without places are left out. Cached by identity. */
export function sectionsOf(seating: Pick<Seating, "places" | "sections">): readonly SectionOfRows[] {
  const cached = known.get(seating);
  if (cached) return cached;
  const bySection = new Map<string, Map<string, number[]>>();
  seating.places.forEach(({ section_id, row }, index) => {
    const rows = bySection.get(section_id) ?? new Map<string, number[]>();
    bySection.set(section_id, rows);
    const places = rows.get(row) ?? [];
    rows.set(row, places);
    places.push(index);
  });
  const sections = seating.sections.flatMap((section) => {
    const rows = bySection.get(section.id);
    return rows ? [{ section, rows: [...rows].map(([name, places]) => ({ name, places })) }] : [];
  });
  known.set(seating, sections);
  return sections;
}
