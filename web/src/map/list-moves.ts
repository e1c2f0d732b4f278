import type { SectionOfRows } from "./rows.ts";
import type { Place } from "./types.ts";

/** How many rows PageUp and PageDown go. */
const PAGE_ROWS = 5;

/**
 * Where a key moves the focus in the grid of a section: the index of the place, or null when the key means nothing.
 * Left and right stay in the row; up and down go to the nearest place of the next row, as one would point.
 */
export function moveFocus(
  section: SectionOfRows,
  places: readonly Pick<Place, "x" | "y">[],
  from: number,
  key: string,
  ctrl: boolean,
): number | null {
  const { rows } = section;
  const line = Math.max(
    0,
    rows.findIndex((row) => row.places.includes(from)),
  );
  const row = rows[line]?.places ?? [];
  const column = Math.max(0, row.indexOf(from));
  const toRow = (to: number): number =>
    nearestIn(rows[Math.min(rows.length - 1, Math.max(0, to))]?.places ?? [], places, from);
  switch (key) {
    case "ArrowRight":
      return row[Math.min(row.length - 1, column + 1)] ?? from;
    case "ArrowLeft":
      return row[Math.max(0, column - 1)] ?? from;
    case "ArrowDown":
      return line === rows.length - 1 ? from : toRow(line + 1);
    case "ArrowUp":
      return line === 0 ? from : toRow(line - 1);
    case "PageDown":
      return line === rows.length - 1 ? from : toRow(line + PAGE_ROWS);
    case "PageUp":
      return line === 0 ? from : toRow(line - PAGE_ROWS);
    case "Home":
      return (ctrl ? rows[0]?.places[0] : row[0]) ?? from;
    case "End":
      return (ctrl ? rows.at(-1)?.places.at(-1) : row.at(-1)) ?? from;
    default:
      return null;
  }
}

function nearestIn(row: readonly number[], places: readonly Pick<Place, "x" | "y">[], from: number): number {
  const start = places[from];
  let best = row[0] ?? from;
  let least = Infinity;
  for (const index of row) {
    const place = places[index];
    if (!place || !start) continue;
    const distance = Math.hypot(place.x - start.x, place.y - start.y);
    if (distance < least) [best, least] = [index, distance];
  }
  return best;
}

/** The place that is the grid's one tab stop before anybody was there: the first one that can be chosen. */
export function firstStop(section: SectionOfRows, canChoose: (index: number) => boolean): number {
  for (const row of section.rows) {
    const index = row.places.find(canChoose);
    if (index !== undefined) return index;
  }
  return section.rows[0]?.places[0] ?? -1;
}
