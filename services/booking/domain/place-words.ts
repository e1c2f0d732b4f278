import type { LinePlace } from "./basket.ts";

const WORDS: Record<string, { row: string; seat: string }> = {
  en: { row: "row", seat: "seat" },
  de: { row: "Reihe", seat: "Platz" },
  fr: { row: "rang", seat: "place" },
};

/** "Stalls, row B, seat 7" in the language of the booking; English where there is no other. */
export function placeLabel({ section, row, label }: LinePlace, locale: string): string {
  const words = WORDS[new Intl.Locale(locale).language] ?? WORDS.en!;
  const parts = [section, row && `${words.row} ${row}`, label && `${words.seat} ${label}`];
  return parts.filter((part) => part !== "").join(", ");
}

/** The numbered places of a line: standing ones have nothing to say. */
export const numberedPlaces = (places: readonly LinePlace[]): LinePlace[] =>
  places.filter((place) => place.label !== "");
