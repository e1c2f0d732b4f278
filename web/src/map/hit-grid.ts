import type { Bounds } from "./viewport.ts";

/** Finds places by position: cells of equal size, the places of a cell stand together in one array. */
export interface HitGrid {
  /** The nearest place within `reach` of (x, y), −1 when there is none. */
  nearest(x: number, y: number, reach: number): number;
  /** Calls for every place inside the rectangle, and for a few just outside. */
  within(rect: Bounds, visit: (index: number) => void): void;
}

/** `xs` and `ys` in map units; `cell` about 2 × the distance of neighbours. */
export function createHitGrid(xs: ArrayLike<number>, ys: ArrayLike<number>, cell: number): HitGrid {
  const count = xs.length;
  const { left, top, columns, lines, size } = frameOf(xs, ys, cell);
  const cellOf = (index: number): number =>
    Math.floor(((ys[index] ?? 0) - top) / size) * columns + Math.floor(((xs[index] ?? 0) - left) / size);
  // Counting sort: starts[c] … starts[c + 1] are the members of cell c.
  const starts = new Uint32Array(columns * lines + 1);
  for (let index = 0; index < count; index++) starts[cellOf(index) + 1]! += 1;
  for (let c = 0; c < columns * lines; c++) starts[c + 1]! += starts[c]!;
  const fill = starts.slice();
  const members = new Uint32Array(count);
  for (let index = 0; index < count; index++) members[fill[cellOf(index)]!++] = index;

  const within = (rect: Bounds, visit: (index: number) => void): void => {
    const clamp = (value: number, max: number): number =>
      Math.min(max, Math.max(0, Math.floor(value / size)));
    const [c0, c1] = [clamp(rect.left - left, columns - 1), clamp(rect.right - left, columns - 1)];
    const [l0, l1] = [clamp(rect.top - top, lines - 1), clamp(rect.bottom - top, lines - 1)];
    for (let line = l0; line <= l1; line++) {
      const end = starts[line * columns + c1 + 1] ?? 0;
      for (let at = starts[line * columns + c0] ?? 0; at < end; at++) visit(members[at] ?? 0);
    }
  };
  return {
    within,
    nearest(x, y, reach) {
      let best = -1;
      let bestSquare = reach * reach;
      within({ left: x - reach, right: x + reach, top: y - reach, bottom: y + reach }, (index) => {
        const square = ((xs[index] ?? 0) - x) ** 2 + ((ys[index] ?? 0) - y) ** 2;
        // On a tie the lower index wins, whatever the order of the cells.
        if (square < bestSquare || (square === bestSquare && (best === -1 || index < best))) {
          best = index;
          bestSquare = square;
        }
      });
      return best;
    },
  };
}

/** Never more than about four cells a place, however far apart places are. */
function frameOf(xs: ArrayLike<number>, ys: ArrayLike<number>, cell: number) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let index = 0; index < xs.length; index++) {
    left = Math.min(left, xs[index] ?? 0);
    right = Math.max(right, xs[index] ?? 0);
    top = Math.min(top, ys[index] ?? 0);
    bottom = Math.max(bottom, ys[index] ?? 0);
  }
  if (xs.length === 0) [left, top, right, bottom] = [0, 0, 0, 0];
  const most = xs.length * 4 + 64;
  let size = cell;
  while ((Math.floor((right - left) / size) + 1) * (Math.floor((bottom - top) / size) + 1) > most) size *= 2;
  const columns = Math.floor((right - left) / size) + 1;
  const lines = Math.floor((bottom - top) / size) + 1;
  return { left, top, columns, lines, size };
}
