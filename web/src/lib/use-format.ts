import { useLingui } from "@lingui/react";
import { useMemo } from "react";
import * as dates from "./dates.ts";
import { formatMoney } from "./money.ts";

/** Money and dates in the language of the page. Times are told in the zone they are given. */
export function useFormat() {
  const { i18n } = useLingui();
  const locales = i18n.locales;
  const locale = (Array.isArray(locales) ? locales[0] : locales) ?? i18n.locale;
  return useMemo(
    () => ({
      locale,
      money: (amount: number, currency: string) => formatMoney(amount, currency, locale),
      count: (value: number) => new Intl.NumberFormat(locale).format(value),
      longDay: (at: string, zone: string) => dates.longDay(at, zone, locale),
      shortDay: (at: string, zone: string) => dates.shortDay(at, zone, locale),
      time: (at: string, zone: string) => dates.time(at, zone, locale),
      dayAndTime: (at: string, zone: string) =>
        `${dates.shortDay(at, zone, locale)}, ${dates.time(at, zone, locale)}`,
      stamp: (at: string, zone: string) => dates.stamp(at, zone, locale),
      dayParts: (at: string, zone: string) => dates.dayParts(at, zone, locale),
      zone: (at: string, zone: string) => dates.zoneName(at, zone, locale),
      list: (items: string[]) => new Intl.ListFormat(locale, { type: "conjunction" }).format(items),
    }),
    [locale],
  );
}
