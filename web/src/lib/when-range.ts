import { isoDay } from "./dates.ts";
import type { BrowseSearch } from "./searches.ts";

const DAY_MS = 86_400_000;

/** Midnight at the start of that day where the visitor is. */
const startOf = (day: string) => new Date(`${day}T00:00:00`);
const after = (day: string) => new Date(startOf(day).getTime() + DAY_MS + 7_200_000);

/**
 * The moments that "today", "this weekend" or two dates mean, as the API wants them.
 * @param now the server's time in milliseconds
 */
export function whenRange(search: BrowseSearch, zone: string, now: number): { from?: string; to?: string } {
  const today = isoDay(new Date(now), zone);
  if (search.when === "today") return range(today, today);
  if (search.when === "weekend") {
    const weekday = (startOf(today).getDay() + 6) % 7;
    const saturday = weekday < 5 ? addDays(today, 5 - weekday) : today;
    return range(saturday, addDays(today, 6 - weekday));
  }
  return range(search.from, search.to);
}

function addDays(day: string, days: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

function range(first: string | undefined, last: string | undefined): { from?: string; to?: string } {
  return {
    ...(first ? { from: startOf(first).toISOString() } : {}),
    // The day after, from its own midnight: a day with a change of clocks has 23 or 25 hours.
    ...(last
      ? { to: startOf(isoDay(after(last), Intl.DateTimeFormat().resolvedOptions().timeZone)).toISOString() }
      : {}),
  };
}
