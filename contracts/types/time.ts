import { z } from "zod";

/** RFC 3339 with an offset; answers are always UTC. */
export const Time = z.iso.datetime({ offset: true }).meta({ id: "Time", description: "RFC 3339 time" });
/** An IANA time zone, for example Europe/Dublin. */
export const TimeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, { error: "not an IANA time zone" })
  .describe("IANA time zone");
/** A BCP 47 language tag, for example en-IE. */
export const Locale = z
  .string()
  .max(35)
  .refine(isLocale, { error: "not a BCP 47 language tag" })
  .describe("BCP 47 locale");

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return /^[A-Za-z]/.test(zone);
  } catch {
    return false;
  }
}

function isLocale(tag: string): boolean {
  try {
    return new Intl.Locale(tag).language.length > 0;
  } catch {
    return false;
  }
}
