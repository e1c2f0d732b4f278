import type { FreeTime } from "../api/types.ts";
import { type Hours, isoDay, time, zoneName } from "./dates.ts";

/** One start, with everybody who is free then. */
export interface Start {
  start_time: string;
  end_time: string;
  /** How many fit in at most, with one of them. */
  remaining: number;
  provider_ids: string[];
}

export const PARTS = ["morning", "afternoon", "evening"] as const;
export type PartOfDay = (typeof PARTS)[number];

/** Free times as starts, day by day on the venue's calendar. @param provider_id only theirs */
export function startsByDay(
  times: readonly FreeTime[],
  zone: string,
  provider_id?: string,
): Map<string, Start[]> {
  const starts = new Map<string, Start>();
  for (const { start_time, end_time, remaining, provider_id: who } of times) {
    if (provider_id !== undefined && who !== provider_id) continue;
    const known = starts.get(start_time);
    if (known) {
      known.provider_ids.push(who);
      known.remaining = Math.max(known.remaining, remaining);
    } else starts.set(start_time, { start_time, end_time, remaining, provider_ids: [who] });
  }
  return Map.groupBy([...starts.values()], ({ start_time }) => isoDay(new Date(start_time), zone));
}

/** Whether so many still fit in, with one of those who serve. */
export const isFree = ({ remaining }: Pick<Start, "remaining">, quantity: number): boolean =>
  remaining >= quantity;

const NEIGHBOURS = 3;

/** The nearest free starts to one that is gone, in their order. */
export function neighboursOf(gone: Start, starts: readonly Start[], quantity: number): Start[] {
  const distance = (start: Start) => Math.abs(Date.parse(start.start_time) - Date.parse(gone.start_time));
  return starts
    .filter((start) => start.start_time !== gone.start_time && isFree(start, quantity))
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, NEIGHBOURS)
    .sort((a, b) => a.start_time.localeCompare(b.start_time));
}

/** Whether clocks at the venue are changed on that day: its offsets at both ends differ. */
export function clocksChange(day: string, zone: string): boolean {
  const [start, end] = ["00:00", "23:00"].map((clock) => zoneName(`${day}T${clock}:00Z`, zone, "en"));
  return start !== end;
}

/** What people call that time of the day. */
export function partOfDay(at: string, zone: string): PartOfDay {
  const hour = Number(
    new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", hourCycle: "h23" }).format(
      new Date(at),
    ),
  );
  return hour < 12 ? "morning" : hour < 17 ? "afternoon" : "evening";
}

/** What the clock at the venue shows then. In the night when it shows an hour twice, the offset tells which. */
export function clockOf(
  at: string,
  others: readonly Start[],
  zone: string,
  locale: string,
  hours?: Hours,
): string {
  const shown = time(at, zone, locale, hours);
  const twice = others.some(
    ({ start_time }) => start_time !== at && time(start_time, zone, locale, hours) === shown,
  );
  return twice ? `${shown} (${zoneName(at, zone, locale)})` : shown;
}

/** "2026-12" and so many months on. */
export function addMonths(month: string, count: number): string {
  const [year, index] = month.split("-").map(Number) as [number, number];
  return new Date(Date.UTC(year, index - 1 + count, 1)).toISOString().slice(0, 7);
}

/** The days of a month in weeks, the first and last filled up with null. @param first_day 1 is Monday */
export function weeksOf(month: string, first_day: number): (string | null)[][] {
  const [year, index] = month.split("-").map(Number) as [number, number];
  const days = new Date(Date.UTC(year, index, 0)).getUTCDate();
  const before = (new Date(Date.UTC(year, index - 1, 1)).getUTCDay() - (first_day % 7) + 7) % 7;
  const cells = [
    ...Array.from({ length: before }, () => null),
    ...Array.from({ length: days }, (_, day) => `${month}-${String(day + 1).padStart(2, "0")}`),
  ];
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}
