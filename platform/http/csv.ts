import { AppError } from "../errors.ts";
import { type Reply, reply } from "./route.ts";

/** An export is made in memory: so many rows are a few megabytes. */
export const MAX_ROWS = 10_000;

/** @returns the error of an export that would be larger */
export const tooManyRows = (): AppError =>
  new AppError("invalid_argument", "limit_exceeded", {
    detail: `More than ${MAX_ROWS} rows: narrow the search.`,
  });

/**
 * A table as a CSV file (RFC 4180) for spreadsheets: UTF-8 with its mark, every field quoted.
 * @param rows what people typed included: nothing of it becomes a formula
 */
export function csvReply(
  file: string,
  heads: readonly string[],
  rows: readonly (string | number | null)[][],
): Reply {
  const lines = [heads, ...rows].map((row) => row.map(field).join(","));
  return reply(200, `\uFEFF${lines.join("\r\n")}\r\n`, {
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": `attachment; filename="${file}"`,
  });
}

/** A spreadsheet runs what begins with one of these as a formula, also behind spaces; an apostrophe makes it text. */
const FORMULA = /^[\s\u00a0\ufeff]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

function field(value: string | number | null): string {
  if (typeof value === "number") return String(value);
  const text = value ?? "";
  return `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll("\u0000", "").replaceAll('"', '""')}"`;
}
