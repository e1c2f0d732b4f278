/** A seat that can be had. */
export interface FreeSeat {
  id: string;
  /** Seats of one row with no gap between them. */
  block: number;
  /** Place within the block: neighbours differ by one. */
  block_index: number;
  /** Distance to where people look. */
  distance: number;
}

const NONE: ReadonlySet<string> = new Set();

/**
 * The best seats side by side: none left alone beside them if that can be had anywhere, then the closest to
 * the front and the middle. Pure, the same answer for the same seats in any order.
 * @param seats the free ones of a zone
 * @param including of these seats, all have to be among the chosen
 * @returns quantity seats from left to right, or undefined when there is no such row
 */
export function bestTogether(
  seats: readonly FreeSeat[],
  quantity: number,
  including: ReadonlySet<string> = NONE,
): FreeSeat[] | undefined {
  let best: { seats: FreeSeat[]; lonely: number; distance: number } | undefined;
  for (const run of runsOf(seats)) {
    for (let start = 0; start + quantity <= run.length; start++) {
      const chosen = run.slice(start, start + quantity);
      if (including.size > 0 && chosen.filter(({ id }) => including.has(id)).length < including.size)
        continue;
      const left = start;
      const right = run.length - start - quantity;
      const lonely = Number(left === 1) + Number(right === 1);
      const distance = chosen.reduce((sum, seat) => sum + seat.distance, 0);
      const better = !best || lonely < best.lonely || (lonely === best.lonely && distance < best.distance);
      if (better) best = { seats: chosen, lonely, distance };
    }
  }
  return best?.seats;
}

/** How many stand together at most. */
export const mostTogether = (seats: readonly FreeSeat[]): number =>
  runsOf(seats).reduce((most, run) => Math.max(most, run.length), 0);

/** Free seats that stand together without a gap, as long as they go. */
function runsOf(seats: readonly FreeSeat[]): FreeSeat[][] {
  const sorted = seats.toSorted((a, b) => a.block - b.block || a.block_index - b.block_index);
  const runs: FreeSeat[][] = [];
  let last: FreeSeat | undefined;
  for (const seat of sorted) {
    const together =
      last !== undefined && last.block === seat.block && last.block_index + 1 === seat.block_index;
    if (together) runs.at(-1)!.push(seat);
    else runs.push([seat]);
    last = seat;
  }
  return runs;
}
