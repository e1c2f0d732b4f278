import type { z } from "zod";
import { invalid } from "../errors.ts";

/**
 * One page out of rows that were read with one more than the limit.
 * @param keyOf what the rows are sorted by: the cursor says where the page ended
 */
export function pageFrom<Row>(
  rows: Row[],
  limit: number,
  keyOf: (row: Row) => unknown,
): { items: Row[]; next_cursor: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = last !== undefined && rows.length > limit;
  return {
    items,
    next_cursor: more ? Buffer.from(JSON.stringify(keyOf(last))).toString("base64url") : null,
  };
}

/**
 * The key that a cursor holds, null for the first page.
 * @throws AppError validation_failed for a cursor that is not one of this list's
 */
export function readCursor<Key extends z.ZodType>(
  key: Key,
  cursor: string | undefined,
): z.output<Key> | null {
  if (cursor === undefined) return null;
  try {
    return key.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
  } catch {
    throw invalid("/cursor", "invalid_cursor", "The cursor is not one of this list.");
  }
}
