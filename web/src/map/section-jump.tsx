import { sectionsOf } from "./rows.ts";
import type { StatusStore } from "./status-store.ts";
import type { Seating, SeatTexts } from "./types.ts";

interface SectionJumpProps {
  seating: Seating;
  store: StatusStore;
  texts: Pick<SeatTexts, "goTo" | "wholeHouse" | "sectionLine">;
  /** Indexes of a section's places, or null: everything. */
  onGo(places: readonly number[] | null): void;
}

/** Takes the map to a section, floor or box, each with what is free in it. */
export function SectionJump({ seating, store, texts, onGo }: SectionJumpProps) {
  const sections = sectionsOf(seating);
  if (sections.length < 2) return null;
  return (
    <select
      className="seat-map-jump"
      data-map-control
      aria-label={texts.goTo}
      // Not a state: whoever drags the map is nowhere in particular.
      value=""
      onChange={(event) => {
        const found = sections.find(({ section }) => section.id === event.target.value);
        onGo(found ? found.rows.flatMap((row) => row.places) : null);
      }}
    >
      <option value="" hidden>
        {texts.goTo}
      </option>
      <option value="whole">{texts.wholeHouse}</option>
      {sections.map(({ section }) => (
        <option key={section.id} value={section.id}>
          {texts.sectionLine(section.name, store.freeIn(section.id))}
        </option>
      ))}
    </select>
  );
}
