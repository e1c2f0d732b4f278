import { invalidRequest, parameterMissing, parameterUnknown } from "./failure.ts";
import type { Form } from "./form.ts";
import type { Metadata } from "./objects.ts";

/** `outer[inner]`, the way Stripe names a nested parameter. */
export function named(prefix: string, name: string): string {
  return prefix === "" ? name : `${prefix}[${name}]`;
}

/**
 * Refuses what Stripe does not know with `parameter_unknown`. What Stripe knows but this sandbox does not simulate
 * is refused too, in words of our own: to take it and do nothing would be a lie.
 */
export function allowOnly(
  form: Form,
  known: readonly string[],
  notSimulated: readonly string[] = [],
  prefix = "",
): void {
  const names = Object.keys(form);
  const unknown = names.filter((name) => !known.includes(name) && !notSimulated.includes(name));
  if (unknown.length > 0) throw parameterUnknown(unknown.map((name) => named(prefix, name)));
  const missingHere = names.find((name) => notSimulated.includes(name));
  if (missingHere === undefined) return;
  const name = named(prefix, missingHere);
  throw invalidRequest(`The sandbox does not simulate the parameter '${name}'.`, undefined, name);
}

/** Text, or undefined when it was not sent. Empty text is refused: it would unset what cannot be unset. */
export function text(form: Form, name: string, prefix = ""): string | undefined {
  const value = form[name];
  if (value === undefined) return undefined;
  if (typeof value !== "string")
    throw invalidRequest(`Invalid string: ${JSON.stringify(value)}`, undefined, named(prefix, name));
  if (value !== "") return value;
  const full = named(prefix, name);
  throw invalidRequest(
    `You passed an empty string for '${full}'. We assume empty values are an attempt to unset a parameter; however ` +
      `'${full}' cannot be unset. You should remove '${full}' from your request or supply a non-empty value.`,
    "parameter_invalid_empty",
    full,
  );
}

/** Text that may be unset: null for an empty value, undefined when it was not sent. */
export function textOrUnset(form: Form, name: string, longest: number): string | null | undefined {
  if (form[name] === "") return null;
  const value = text(form, name);
  if (value !== undefined && value.length > longest) {
    throw invalidRequest(`Invalid ${name}: must be at most ${longest} characters`, undefined, name);
  }
  return value;
}

export function requiredText(form: Form, name: string, prefix = ""): string {
  const value = text(form, name, prefix);
  if (value === undefined) throw parameterMissing(named(prefix, name));
  return value;
}

export function integer(form: Form, name: string, prefix = ""): number | undefined {
  const value = text(form, name, prefix);
  if (value === undefined) return undefined;
  if (/^-?\d{1,15}$/.test(value)) return Number(value);
  throw invalidRequest(`Invalid integer: ${value}`, "parameter_invalid_integer", named(prefix, name));
}

/** An amount of money: an integer of at least 1 in the currency's minor unit. */
export function positiveInteger(form: Form, name: string): number | undefined {
  const value = integer(form, name);
  if (value === undefined || value >= 1) return value;
  throw invalidRequest("This value must be greater than or equal to 1.", "parameter_invalid_integer", name);
}

export function flag(form: Form, name: string, prefix = ""): boolean | undefined {
  const value = text(form, name, prefix);
  if (value === undefined || value === "true" || value === "false")
    return value === undefined ? undefined : value === "true";
  throw invalidRequest(`Invalid boolean: ${value}`, undefined, named(prefix, name));
}

export function choice(form: Form, name: string, values: readonly string[], prefix = ""): string | undefined {
  const value = text(form, name, prefix);
  if (value === undefined || values.includes(value)) return value;
  const listed =
    values.length > 1 ? `one of ${values.slice(0, -1).join(", ")}, or ${values.at(-1)}` : values[0];
  throw invalidRequest(`Invalid ${named(prefix, name)}: must be ${listed}`, undefined, named(prefix, name));
}

/** The parameters in brackets below a name; undefined when there are none. */
export function nested(form: Form, name: string, prefix = ""): Form | undefined {
  const value = form[name];
  if (value === undefined || typeof value === "object") return value;
  throw invalidRequest("Invalid object", "parameter_invalid_object", named(prefix, name));
}

/** `name[]=a&name[]=b` as a list. */
export function textList(form: Form, name: string): string[] | undefined {
  const value = form[name];
  if (value === undefined || value === "") return value === undefined ? undefined : [];
  if (typeof value === "string") throw invalidRequest("Invalid array", undefined, name);
  const entries = Object.values(value);
  if (entries.some((entry) => typeof entry !== "string"))
    throw invalidRequest("Invalid array", undefined, name);
  return entries as string[];
}

/** Metadata after this request: keys are merged, an empty value removes its key, an empty whole removes all. */
export function metadata(form: Form, before: Metadata = {}): Metadata {
  const value = form["metadata"];
  if (value === undefined) return before;
  if (value === "") return {};
  if (typeof value === "string") throw invalidRequest("Invalid hash", "parameter_invalid_hash", "metadata");
  const merged = new Map(Object.entries(before));
  for (const [key, entry] of Object.entries(value)) {
    const param = `metadata[${key}]`;
    if (typeof entry !== "string") throw invalidRequest("Metadata values must be strings", undefined, param);
    if (key.length > 40)
      throw invalidRequest("Metadata keys can be at most 40 characters long", undefined, "metadata");
    if (entry.length > 500)
      throw invalidRequest("Metadata values can have up to 500 characters", undefined, param);
    if (entry === "") merged.delete(key);
    else merged.set(key, entry);
  }
  if (merged.size > 50) throw invalidRequest("Metadata can have at most 50 keys", undefined, "metadata");
  return Object.fromEntries(merged);
}
