import { packBits } from "./bits.ts";

/** Of a numbered place: 0 free, 1 held, 2 taken. */
const STATUS = { free: 0, held: 1, taken: 2 } as const;

export const isFree = (status: number | undefined): boolean => status === STATUS.free;

export interface ZoneCount {
  zone_id: string;
  total: number;
  free: number;
}

/** What can be had of one performance: as the database has it at one moment, and carried on by events. */
export interface Board {
  performance_id: string;
  /** Of the log: everything up to this number is in it. */
  version: number;
  /** Of the event's last push: another one may have moved places. */
  revision: number;
  seating_version: number;
  /** Numbered places, in the order of the seating. */
  ids: string[];
  index: Map<string, number>;
  statuses: Uint8Array;
  zones: ZoneCount[];
  /** Events that are in it and have no number yet: they come once more when they have one. */
  ahead: Set<string>;
  /** Grows with every change: what was written down before is old then. */
  changes: number;
}

export interface BoardRow {
  version: number;
  revision: number;
  seating_version: number;
  ids: string[];
  /** One digit a place. */
  digits: string;
  zones: unknown;
  ahead: string[];
}

export function boardOf(performance_id: string, row: BoardRow): Board {
  return {
    performance_id,
    version: row.version,
    revision: row.revision,
    seating_version: row.seating_version,
    ids: row.ids,
    index: new Map(row.ids.map((id, index) => [id, index])),
    statuses: Uint8Array.from(row.digits, Number),
    zones: row.zones as ZoneCount[],
    ahead: new Set(row.ahead),
    changes: 0,
  };
}

/** An `availability.changed` of this performance. */
export interface BoardChange {
  event_id: string;
  /** null: committed, but not numbered yet */
  seq: number | null;
  data: {
    taken: string[];
    held: string[];
    freed: string[];
    zones: { zone_id: string; free_change: number }[];
  };
}

/**
 * Takes over what happened, each event once.
 * @returns false when it tells of what is not on the board, which then has to be read anew
 */
export function carryOn(board: Board, { event_id, seq, data }: BoardChange): boolean {
  if (board.ahead.has(event_id)) {
    if (seq !== null) board.ahead.delete(event_id);
    return true;
  }
  if (seq === null) board.ahead.add(event_id);
  const set = (ids: string[], status: number): boolean =>
    ids.every((id) => {
      const index = board.index.get(id);
      if (index !== undefined) board.statuses[index] = status;
      return index !== undefined;
    });
  const known = set(data.taken, STATUS.taken) && set(data.held, STATUS.held) && set(data.freed, STATUS.free);
  for (const { zone_id, free_change } of data.zones) {
    const zone = board.zones.find((candidate) => candidate.zone_id === zone_id);
    if (!zone) return false;
    zone.free += free_change;
  }
  board.changes++;
  return known;
}

/** Ids of the places that cannot be had, and of those that may come back. */
export function listsOf({ ids, statuses }: Board): { taken: string[]; held: string[] } {
  return {
    taken: ids.filter((_, index) => statuses[index] !== STATUS.free),
    held: ids.filter((_, index) => statuses[index] === STATUS.held),
  };
}

export const bitsOf = ({ statuses }: Board): string => packBits(statuses);
