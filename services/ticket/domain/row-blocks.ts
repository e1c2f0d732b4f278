/** A numbered place of a layout. */
export interface LayoutSeat {
  section_id: string;
  row: string;
  x: number;
  y: number;
}

export interface Standpoint {
  /** Seats of one row with no gap between them share a number. */
  block: number;
  block_index: number;
  /** To where people look, in map units. */
  distance: number;
}

/** An aisle: so many times the usual distance between neighbours of the row. */
const GAP = 1.6;

/**
 * What "side by side" and "good" mean on a map, found from its geometry: a row is cut where there is an
 * aisle, whatever the labels say. The answer is in the order of the seats given.
 */
export function standpointsOf(seats: readonly LayoutSeat[], focus: { x: number; y: number }): Standpoint[] {
  const result: Standpoint[] = [];
  const rows = Map.groupBy(seats.keys(), (index) =>
    JSON.stringify([seats[index]!.section_id, seats[index]!.row]),
  );
  let block = -1;
  for (const members of rows.values()) {
    const row = alongRow([...members].map((index) => ({ index, seat: seats[index]! })));
    const usual = median(row.slice(1).map(({ seat }, step) => between(seat, row[step]!.seat)));
    let before: LayoutSeat | undefined;
    let block_index = 0;
    for (const { index, seat } of row) {
      const apart = before === undefined || between(seat, before) > usual * GAP;
      if (apart) block++;
      block_index = apart ? 0 : block_index + 1;
      result[index] = { block, block_index, distance: between(seat, focus) };
      before = seat;
    }
  }
  return result;
}

/** From one end to the other: along the line between the two seats that are farthest apart. */
function alongRow(row: { index: number; seat: LayoutSeat }[]): { index: number; seat: LayoutSeat }[] {
  const farthest = (from: { x: number; y: number }) =>
    row.reduce((best, { seat }) => (between(seat, from) > between(best, from) ? seat : best), row[0]!.seat);
  const one = farthest(row[0]!.seat);
  const other = farthest(one);
  const along = ({ x, y }: LayoutSeat) => (x - one.x) * (other.x - one.x) + (y - one.y) * (other.y - one.y);
  return row.toSorted((a, b) => along(a.seat) - along(b.seat) || a.index - b.index);
}

const between = (a: { x: number; y: number }, b: { x: number; y: number }): number =>
  Math.hypot(a.x - b.x, a.y - b.y);

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
