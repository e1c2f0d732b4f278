/** A page of a list that is read newest first: everything with a sequence number below `before`. */
export type PageRequest = { limit: number; before: number };

export type Page<T> = { items: T[]; next_cursor: string | null };

/** Turns `limit + 1` rows into a page; the extra row only tells that there is more. */
export function cutPage<Row extends { seq: number }, T>(
  rows: Row[],
  limit: number,
  convert: (row: Row) => T,
): Page<T> {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  const next_cursor = rows.length > limit && last !== undefined ? encodeCursor(last.seq) : null;
  return { items: kept.map(convert), next_cursor };
}

function encodeCursor(seq: number): string {
  return Buffer.from(`s${seq}`).toString("base64url");
}

/** The sequence number in a cursor, or null when it is not one of ours. */
export function decodeCursor(cursor: string): number | null {
  const match = /^s(\d{1,15})$/.exec(Buffer.from(cursor, "base64url").toString("latin1"));
  return match ? Number(match[1]) : null;
}
