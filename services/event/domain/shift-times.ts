import type { PerformanceTimes } from "./performance.ts";

/** From one time on a clock to another: 20:00 stays 20:00 when the clocks are changed in between. */
export type Shift = Temporal.Duration;

export const daysLater = (days: number): Shift => Temporal.Duration.from({ days });

/** What brings a performance that starts at `from` to start at `to`, on the clock of its time zone. */
export const shiftBetween = (from: Date, to: Date, time_zone: string): Shift =>
  clockTime(from, time_zone).until(clockTime(to, time_zone), { largestUnit: "days" });

/** All times of a performance, moved by the same on the clock on the wall. */
export function shiftTimes(times: PerformanceTimes, shift: Shift, time_zone: string): PerformanceTimes {
  const moved = (at: Date) =>
    new Date(clockTime(at, time_zone).add(shift).toZonedDateTime(time_zone).epochMilliseconds);
  return {
    starts_at: moved(times.starts_at),
    ends_at: moved(times.ends_at),
    doors_at: times.doors_at && moved(times.doors_at),
    sale_starts_at: times.sale_starts_at && moved(times.sale_starts_at),
    sale_ends_at: moved(times.sale_ends_at),
  };
}

const clockTime = (at: Date, time_zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(time_zone).toPlainDateTime();
