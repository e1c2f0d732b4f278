import type { HitGrid } from "./hit-grid.ts";
import { sectionsOf } from "./rows.ts";
import type { Seating } from "./types.ts";
import type { Bounds } from "./viewport.ts";

export interface RowName {
  text: string;
  x: number;
  y: number;
}
/** Around a row that is no line: a box, a table. */
export type Frame = Bounds;

interface Input {
  seating: Seating;
  xs: Float64Array;
  ys: Float64Array;
  pitch: number;
  grid: HitGrid;
  bounds: Bounds | null;
}

/** What stands in the margins: row names at both ends of lines, frames around boxes and tables with their number. */
export function marginsOf(input: Input): { rowNames: RowName[]; frames: Frame[] } {
  const rowNames: RowName[] = [];
  const frames: Frame[] = [];
  const near = (a: RowName, b: RowName): boolean => Math.hypot(a.x - b.x, a.y - b.y) < input.pitch * 0.6;
  const add = (name: RowName): void => {
    const onSeat = input.grid.nearest(name.x, name.y, input.pitch * 0.62) !== -1;
    // Two sections often share a gangway; names of the same row would stand on each other there.
    if (!onSeat && !rowNames.slice(-80).some((other) => near(other, name))) rowNames.push(name);
  };
  for (const { rows } of sectionsOf(input.seating)) {
    for (const row of rows) {
      if (isLine(row.places, input) && shortName(row.name) === row.name) {
        for (const end of endsOf(row.places, input)) add({ text: row.name, ...end });
      } else {
        const frame = frameOf(row.places, input);
        frames.push(frame);
        add(nameBeside(frame, shortName(row.name), input));
      }
    }
  }
  return { rowNames, frames };
}

/** "Box 3" → "3": the frame says that it is a box. */
export function shortName(name: string): string {
  return /^\D+\s(\d{1,3})$/.exec(name)?.[1] ?? name;
}

/** A line may bend, but never turns by more than 60° from one seat to the next. */
function isLine(places: readonly number[], { xs, ys }: Input): boolean {
  for (let at = 2; at < places.length; at++) {
    const [a, b, c] = [places[at - 2] ?? 0, places[at - 1] ?? 0, places[at] ?? 0];
    const [ux, uy] = [(xs[b] ?? 0) - (xs[a] ?? 0), (ys[b] ?? 0) - (ys[a] ?? 0)];
    const [vx, vy] = [(xs[c] ?? 0) - (xs[b] ?? 0), (ys[c] ?? 0) - (ys[b] ?? 0)];
    if (ux * vx + uy * vy < 0.5 * Math.hypot(ux, uy) * Math.hypot(vx, vy)) return false;
  }
  return true;
}

/** One pitch × 0.81 beyond the first and the last seat, in the direction of the row there. */
function endsOf(places: readonly number[], { xs, ys, pitch }: Input): { x: number; y: number }[] {
  const beyond = (end: number, neighbour: number): { x: number; y: number } => {
    const [x, y] = [xs[end] ?? 0, ys[end] ?? 0];
    const [dx, dy] = [x - (xs[neighbour] ?? 0), y - (ys[neighbour] ?? 0)];
    const length = Math.hypot(dx, dy);
    return length === 0
      ? { x: x - pitch * 0.81, y }
      : { x: x + (dx / length) * pitch * 0.81, y: y + (dy / length) * pitch * 0.81 };
  };
  const [first, second] = [places[0] ?? 0, places[1] ?? places[0] ?? 0];
  const [last, before] = [places.at(-1) ?? 0, places.at(-2) ?? places[0] ?? 0];
  return first === last ? [beyond(first, first)] : [beyond(first, second), beyond(last, before)];
}

function frameOf(places: readonly number[], { xs, ys, pitch }: Input): Frame {
  const pad = pitch * 0.69;
  const [px, py] = [places.map((index) => xs[index] ?? 0), places.map((index) => ys[index] ?? 0)];
  return {
    left: Math.min(...px) - pad,
    top: Math.min(...py) - pad,
    right: Math.max(...px) + pad,
    bottom: Math.max(...py) + pad,
  };
}

/** Beside the frame, on the side that looks away from the middle of the house. */
function nameBeside({ left, top, right, bottom }: Frame, text: string, { bounds, pitch }: Input): RowName {
  const centre = bounds ? (bounds.left + bounds.right) / 2 : 0;
  const x = (left + right) / 2 <= centre ? left - pitch * 0.54 : right + pitch * 0.54;
  return { text, x, y: (top + bottom) / 2 };
}
