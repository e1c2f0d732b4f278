/** All functions take RFC 3339 UTC text, an IANA zone (the venue's) and a locale; nothing here knows "now". */

function format(at: string, zone: string, locale: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, { timeZone: zone, ...options }).format(new Date(at));
}

/** "Saturday 5 December" */
export function longDay(at: string, zone: string, locale: string): string {
  return format(at, zone, locale, { weekday: "long", day: "numeric", month: "long" });
}

/** "Sat 5 December" */
export function shortDay(at: string, zone: string, locale: string): string {
  return format(at, zone, locale, { weekday: "short", day: "numeric", month: "long" });
}

export type Hours = 12 | 24;

/** "19:30" or "7:30 PM", as the locale has it, or as it is told. */
export function time(at: string, zone: string, locale: string, hours?: Hours): string {
  const cycle = hours === undefined ? {} : { hourCycle: hours === 12 ? ("h12" as const) : ("h23" as const) };
  return format(at, zone, locale, { hour: "numeric", minute: "2-digit", ...cycle });
}

/** How the locale counts hours. */
export const usualHours = (locale: string): Hours =>
  new Intl.DateTimeFormat(locale, { hour: "numeric" }).resolvedOptions().hour12 ? 12 : 24;

/** "5 December 2026, 19:30" for receipts and histories. */
export function stamp(at: string, zone: string, locale: string): string {
  return format(at, zone, locale, {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "numeric",
    minute: "2-digit",
  });
}

/** The parts that a list of performances sets apart. */
export function dayParts(
  at: string,
  zone: string,
  locale: string,
): { day: string; weekday: string; month: string } {
  return {
    day: format(at, zone, locale, { day: "numeric" }),
    weekday: format(at, zone, locale, { weekday: "long" }),
    month: format(at, zone, locale, { month: "long" }),
  };
}

/** "GMT" or "GMT+1": the zone's short name at that moment. */
export function zoneName(at: string, zone: string, locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: "short" }).formatToParts(
    new Date(at),
  );
  return parts.find((part) => part.type === "timeZoneName")?.value ?? zone;
}

/** Whether two zones show different wall clocks at that moment. */
export function clocksDiffer(at: string, zone: string, other: string): boolean {
  const options: Intl.DateTimeFormatOptions = { dateStyle: "short", timeStyle: "short" };
  return format(at, zone, "en", options) !== format(at, other, "en", options);
}

/** The zone of the device, for the second line when it is not the venue's. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** 2026-12-05 in the zone: what <input type="date"> speaks. */
export function isoDay(at: Date, zone: string): string {
  return new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).format(at);
}
