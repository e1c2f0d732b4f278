import type { Filter } from "../api/search.ts";
import { isoDay, ownZone } from "./dates.ts";
import type { Access, BrowseSearch } from "./searches.ts";
import { serverNow } from "./server-clock.ts";
import { addMonths } from "./times.ts";
import { whenRange } from "./when-range.ts";

/** What the address asks for, as the API wants it. */
export function filterOf(search: BrowseSearch): Filter {
  const { q, kind, category, city, price, access, sort } = search;
  return {
    ...(q && { q }),
    ...(kind && { kind }),
    ...(category && { category }),
    ...(city && { city }),
    ...(price !== undefined && { price_max: price }),
    ...(access && { access: accessNames(access) }),
    ...(sort && { sort }),
    ...whenRange(search, ownZone(), serverNow()),
  };
}

/** The API's words for what the address says. */
const ACCESS_NAMES: Record<Access, string> = { wheelchair: "ACCESSIBLE", companion: "COMPANION" };
const accessNames = (access: string) =>
  access
    .split(",")
    .map((name) => ACCESS_NAMES[name as Access])
    .join(",");

/** The month that is shown by days. */
export const monthOf = ({ month }: BrowseSearch): string =>
  month ?? isoDay(new Date(serverNow()), ownZone()).slice(0, 7);

/** Around a month, so that every zone's days of it are in. */
const EDGE_MS = 14 * 3_600_000;

/** Evenings of the month that is shown; appointments have times on every day, goods on none. */
export function filterOfMonth(search: BrowseSearch): Filter {
  const { q, category, city, price, access } = search;
  const month = monthOf(search);
  const moment = (at: string, edge: number) =>
    new Date(Date.parse(`${at}-01T00:00:00Z`) + edge).toISOString();
  return {
    ...filterOf({ q, category, city, price, access }),
    kind: "event",
    sort: "date",
    from: moment(month, -EDGE_MS),
    to: moment(addMonths(month, 1), EDGE_MS),
  };
}
