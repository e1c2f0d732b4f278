import type { Database } from "../../platform/db/database.ts";
import { together } from "../../platform/together.ts";
import { readBoard, readBoardChanges } from "./db/availability.ts";
import { type Board, type BoardChange, boardOf, carryOn } from "./domain/board.ts";

/** Five arenas of twenty thousand: some twenty megabytes. */
const MOST_PLACES = 100_000;
/** Events since the last look; more of them cost as much as reading all places anew. */
const LONGEST_GAP = 2_000;
/** Much less than the log is kept. */
const LONGEST_REST_MS = 3_600_000;

/**
 * The boards that people look at, kept in memory. The database is asked before every answer what came since, in
 * one small statement for all who wait; so an answer is never older than its request, whoever made the change.
 */
export interface Boards {
  /** As it stands now; undefined when there is no such performance. Read it before the next `await`. */
  get(performance_id: string): Promise<Board | undefined>;
}

interface Kept {
  places: number;
  refresh(): Promise<Board | undefined>;
}

export function boardsIn(db: Database): Boards {
  // The one that was looked at last is the last.
  const kept = new Map<string, Kept>();
  return {
    async get(performance_id) {
      const entry = kept.get(performance_id) ?? keep(db, performance_id);
      kept.delete(performance_id);
      kept.set(performance_id, entry);
      const board = await entry.refresh();
      if (board) makeRoom(kept);
      else kept.delete(performance_id);
      return board;
    },
  };
}

function keep(db: Database, performance_id: string): Kept {
  let board: Board | undefined;
  let looked_ms = 0;
  const entry: Kept = {
    places: 0,
    refresh: together(async () => {
      const now_ms = performance.now();
      if (now_ms - looked_ms > LONGEST_REST_MS) board = undefined;
      board = board && (await catchUp(db, board));
      if (!board) {
        const row = await readBoard.one(db, performance_id);
        board = row && boardOf(performance_id, row);
      }
      looked_ms = now_ms;
      entry.places = board?.ids.length ?? 0;
      return board;
    }, db.changes),
  };
  return entry;
}

/** @returns undefined when it has to be read anew */
async function catchUp(db: Database, board: Board): Promise<Board | undefined> {
  const rows = await readBoardChanges.all(db, board.performance_id, board.version, LONGEST_GAP);
  const head = rows[0];
  if (!head || head.revision !== board.revision || head.version > board.version + LONGEST_GAP)
    return undefined;
  for (const { event_id, seq, data } of rows) {
    if (event_id !== null && !carryOn(board, { event_id, seq, data } as BoardChange)) return undefined;
  }
  board.version = head.version;
  return board;
}

function makeRoom(kept: Map<string, Kept>): void {
  let places = 0;
  for (const entry of kept.values()) places += entry.places;
  for (const [performance_id, entry] of kept) {
    if (places <= MOST_PLACES || kept.size === 1) return;
    places -= entry.places;
    kept.delete(performance_id);
  }
}
