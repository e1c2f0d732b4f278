import { invalidRequest } from "./failure.ts";

export type Json = string | number | boolean | null | undefined | Json[] | { [name: string]: Json };
export type JsonObject = { [name: string]: Json };

/** The body of a request; nothing at all is an empty object, as PayPal takes it for captures and refunds. */
export function parseBody(raw: Buffer): Json {
  if (raw.length === 0) return {};
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(raw)) as Json;
  } catch {
    throw invalidRequest("MALFORMED_REQUEST_JSON", "The request JSON is not well formed.", "/");
  }
}

export function object(value: Json, field: string): JsonObject {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  if (value === undefined || value === null) throw missing(field);
  throw malformed(field);
}

/**
 * What PayPal knows and this sandbox does not simulate (items, shipping, other payment sources …), and what nobody
 * knows, is refused: to take it and do nothing would be a lie.
 */
export function allowOnly(given: JsonObject, known: readonly string[], field: string): void {
  const other = Object.keys(given).find((name) => !known.includes(name));
  if (other === undefined) return;
  throw invalidRequest(
    "NOT_SUPPORTED",
    "This field is not currently supported (by the sandbox).",
    `${field}/${other}`,
  );
}

/** Text of 1 to `longest` characters; null when it was not sent. */
export function text(given: JsonObject, name: string, field: string, longest: number): string | null {
  const value = given[name];
  if (value === undefined || value === null) return null;
  if (typeof value !== "string") throw malformed(`${field}/${name}`);
  if (value.length >= 1 && value.length <= longest) return value;
  throw invalidRequest(
    "INVALID_STRING_LENGTH",
    "The value of a field is either too short or too long.",
    `${field}/${name}`,
    value.slice(0, 200),
  );
}

export function choice<const Value extends string>(
  given: JsonObject,
  name: string,
  field: string,
  values: readonly Value[],
): Value | null {
  const value = text(given, name, field, 255);
  if (value === null || values.includes(value as Value)) return value as Value | null;
  throw invalidRequest(
    "INVALID_PARAMETER_VALUE",
    "The value of a field is invalid.",
    `${field}/${name}`,
    value,
  );
}

export function webAddress(given: JsonObject, name: string, field: string): string | null {
  const value = text(given, name, field, 4_000);
  if (value === null || /^https?:$/.test(URL.parse(value)?.protocol ?? "")) return value;
  throw malformed(`${field}/${name}`, value);
}

export const missing = (field: string) =>
  invalidRequest("MISSING_REQUIRED_PARAMETER", "A required field / parameter is missing.", field);
export const malformed = (field: string, value?: string) =>
  invalidRequest(
    "INVALID_PARAMETER_SYNTAX",
    "The value of a field does not conform to the expected format.",
    field,
    value,
  );
