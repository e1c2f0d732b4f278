import type { WantedItem } from "../../../contracts/types/items.ts";
import type { Line } from "./basket.ts";

/** When a performance takes place now. */
export interface Move {
  performance_id: string;
  starts_at: string;
  ends_at: string;
}

/** The line of an item at its performance's time, the same one when that is its time; the rest stays as it was sold. */
export function moveLine(wanted: WantedItem, line: Line, moves: readonly Move[]): Line {
  if (!("performance_id" in wanted)) return line;
  const move = moves.find(({ performance_id }) => performance_id === wanted.performance_id);
  if (!move || (sameTime(line.start_time, move.starts_at) && sameTime(line.end_time, move.ends_at)))
    return line;
  return { ...line, start_time: move.starts_at, end_time: move.ends_at };
}

const sameTime = (one: string | null, other: string) => one !== null && Date.parse(one) === Date.parse(other);
