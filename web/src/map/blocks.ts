import { sectionsOf } from "./rows.ts";
import type { Seating, Section } from "./types.ts";

/** Seats of one section that stand together, without a gangway between them. */
export interface Block {
  section: Section;
  /** Indexes into `seating.places`. */
  places: readonly number[];
  /** Along its rows' ends; drawn with a thick round line it covers its seats. */
  outline: readonly (readonly [number, number])[];
  x: number;
  y: number;
  /** Width of its middle, to know whether a name fits. */
  width: number;
  /** The largest of its section: the one that carries the name. */
  named: boolean;
}

interface Input {
  seating: Seating;
  xs: Float64Array;
  ys: Float64Array;
  pitch: number;
}

export function blocksOf(input: Input): Block[] {
  return sectionsOf(input.seating).flatMap(({ section, rows }) => {
    const group = groupsOf(
      rows.flatMap((row) => [...row.places]),
      input,
    );
    const byGroup = new Map<number, number[][]>();
    for (const row of rows) {
      const parts = new Map<number, number[]>();
      for (const index of row.places) {
        const name = group.get(index) ?? 0;
        parts.set(name, [...(parts.get(name) ?? []), index]);
      }
      for (const [name, part] of parts) byGroup.set(name, [...(byGroup.get(name) ?? []), part]);
    }
    const blocks = [...byGroup.values()].map((parts) => blockOf(section, parts, input));
    const largest = Math.max(...blocks.map((block) => block.places.length));
    const first = blocks.find((block) => block.places.length === largest);
    return blocks.map((block) => ({ ...block, named: block === first }));
  });
}

function blockOf(section: Section, rows: number[][], { xs, ys }: Input): Block {
  const places = rows.flat();
  const point = (index: number | undefined): [number, number] => [xs[index ?? 0] ?? 0, ys[index ?? 0] ?? 0];
  const first = rows[0] ?? [];
  const last = rows.at(-1) ?? [];
  const outline =
    rows.length === 1
      ? first.map(point)
      : [
          ...first.map(point),
          ...rows.slice(1, -1).map((row) => point(row.at(-1))),
          ...last.toReversed().map(point),
          ...rows
            .slice(1, -1)
            .toReversed()
            .map((row) => point(row[0])),
        ];
  const middle = rows[rows.length >> 1] ?? first;
  const mean = (values: Float64Array): number =>
    places.reduce((sum, index) => sum + (values[index] ?? 0), 0) / Math.max(1, places.length);
  const [ax, ay] = point(middle[0]);
  const [bx, by] = point(middle.at(-1));
  return {
    section,
    places,
    outline,
    x: mean(xs),
    y: mean(ys),
    width: Math.max(Math.abs(bx - ax), rows.length > 1 ? spread(rows, xs) : 0, Math.abs(by - ay) < 1 ? 0 : 1),
    named: false,
  };
}

/** How far the first seats of the rows lie apart sideways: the width of a block whose rows run down the page. */
function spread(rows: number[][], xs: Float64Array): number {
  const ends = rows.map((row) => xs[row[0] ?? 0] ?? 0);
  return Math.max(...ends) - Math.min(...ends);
}

/** Union-find over neighbours nearer than 1.5 × the pitch: place → name of its group. */
function groupsOf(places: readonly number[], { xs, ys, pitch }: Input): Map<number, number> {
  const reach = pitch * 1.5;
  const parent = new Map(places.map((index) => [index, index]));
  const root = (index: number): number => {
    let top = index;
    while (parent.get(top) !== top) top = parent.get(top) ?? top;
    parent.set(index, top);
    return top;
  };
  const cells = new Map<string, number[]>();
  for (const index of places) {
    const [x, y] = [xs[index] ?? 0, ys[index] ?? 0];
    const [column, line] = [Math.floor(x / reach), Math.floor(y / reach)];
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        for (const other of cells.get(`${column + dx}:${line + dy}`) ?? []) {
          if (Math.hypot(x - (xs[other] ?? 0), y - (ys[other] ?? 0)) <= reach)
            parent.set(root(other), root(index));
        }
      }
    }
    const cell = cells.get(`${column}:${line}`);
    if (cell) cell.push(index);
    else cells.set(`${column}:${line}`, [index]);
  }
  return new Map(places.map((index) => [index, root(index)]));
}
