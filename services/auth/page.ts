import { Id } from "../../contracts/types/ids.ts";
import { invalid } from "../../platform/errors.ts";

/**
 * One page out of rows that were read with one more than the limit. The cursor is the last id.
 * @param cursorOf the id that the rows are sorted by
 */
export function pageFrom<Row>(
  rows: Row[],
  limit: number,
  cursorOf: (row: Row) => string,
): { items: Row[]; next_cursor: string | null } {
  const items = rows.slice(0, limit);
  return {
    items,
    next_cursor: rows.length > limit ? Buffer.from(cursorOf(items.at(-1)!)).toString("base64url") : null,
  };
}

/** @throws AppError validation_failed for a cursor that is not one of ours */
export function readCursor(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  const read = Id.safeParse(Buffer.from(cursor, "base64url").toString());
  if (!read.success) throw invalid("/cursor", "invalid_cursor", "The cursor is not one of ours.");
  return read.data;
}
