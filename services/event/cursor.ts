import { z } from "zod";
import { Id } from "../../contracts/types/ids.ts";
import { Time } from "../../contracts/types/time.ts";
import { invalid } from "../../platform/errors.ts";

const Cursor = z.strictObject({ next_at: Time, id: Id });

/** Where a page of the programme ended. */
export const writeCursor = (next_at: Date, id: string) =>
  Buffer.from(JSON.stringify({ next_at: next_at.toISOString(), id })).toString("base64url");

export function readCursor(text: string | undefined): z.output<typeof Cursor> | null {
  if (text === undefined) return null;
  try {
    return Cursor.parse(JSON.parse(Buffer.from(text, "base64url").toString()));
  } catch {
    throw invalid("/cursor", "invalid_cursor", "The cursor is not one of ours.");
  }
}

/** A cursor that is an id. */
export function readIdCursor(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (!Id.safeParse(text).success)
    throw invalid("/cursor", "invalid_cursor", "The cursor is not one of ours.");
  return text;
}
