import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

const Clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .describe("HH:MM on the wall at the venue");
const ClosingClock = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/)
  .describe("HH:MM on the wall at the venue, 24:00 for midnight");

const WindowFields = {
  from: Clock,
  to: ClosingClock,
  every_minutes: z
    .int()
    .min(5)
    .max(1440)
    .optional()
    .describe("from one start to the next; unless told, as long as one takes with its buffers"),
  capacity: z.int().min(1).max(10_000).optional().describe("people at one time; 1 unless told"),
  provider_ids: z.array(Id).min(1).max(50).optional().describe("only these; unless told, all"),
};
const inOrder = (window: { from: string; to: string }) => window.from < window.to;
const ORDER = { path: ["to"], error: "has to be after from" };
const Window = z.strictObject(WindowFields).refine(inOrder, ORDER);
const Weekly = z
  .strictObject({ weekday: z.int().min(1).max(7).describe("1 is Monday"), ...WindowFields })
  .refine(inOrder, ORDER);
const Exception = z.strictObject({
  date: z.iso.date(),
  windows: z.array(Window).max(50).describe("instead of the weekday's; none: closed"),
  provider_ids: z.array(Id).min(1).max(50).optional().describe("only for these; unless told, for all"),
});

/** When a service is offered: windows by weekday, in the venue's wall-clock time, and days that are different. */
export const Schedule = z.strictObject({
  weekly: z.array(Weekly).max(200).default([]),
  exceptions: z.array(Exception).max(400).default([]),
});
export type Schedule = z.output<typeof Schedule>;
type Window = z.output<typeof Window>;

/** What has to be known about a service to tell its times. */
export interface Timetable {
  time_zone: string;
  duration_minutes: number;
  buffer_before_minutes: number;
  buffer_after_minutes: number;
  schedule: Schedule;
  /** In the order of preference. */
  provider_ids: readonly string[];
}

/** One time of one provider. `busy` is what the provider needs, buffers included. */
export interface Time {
  provider_id: string;
  starts_at: Date;
  ends_at: Date;
  busy_from: Date;
  busy_to: Date;
  capacity: number;
}

/**
 * Every time that starts in [from, to), by start and then in the order of the providers. Starts are counted on from a
 * window's opening in real minutes: in the night when clocks go back a window over the doubled hour is an hour
 * longer and has both times, when they go forward it is shorter, and no time is offered that is not on the clock.
 */
export function timesBetween(table: Timetable, from: Date, to: Date): Time[] {
  const times = new Map<string, Time>();
  const zoneDay = (at: Date, shift_ms: number) =>
    Temporal.Instant.fromEpochMilliseconds(at.getTime() + shift_ms)
      .toZonedDateTimeISO(table.time_zone)
      .toPlainDate();
  const last = zoneDay(to, DAY_MS);
  for (
    let day = zoneDay(from, -DAY_MS);
    Temporal.PlainDate.compare(day, last) <= 0;
    day = day.add({ days: 1 })
  ) {
    table.provider_ids.forEach((provider_id, rank) => {
      for (const window of windowsOf(table.schedule, day, provider_id)) {
        for (const time of timesIn(table, window, day, provider_id, from, to)) {
          const key = `${time.starts_at.toISOString()} ${String(rank).padStart(3, "0")}`;
          if (!times.has(key)) times.set(key, time);
        }
      }
    });
  }
  return [...times].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, time]) => time);
}

/** Providers who can be had at exactly this time, in the order of preference. */
export const timesAt = (table: Timetable, start: Date): Time[] =>
  timesBetween(table, start, new Date(start.getTime() + 1));

/** A day that is different counts instead of its weekday, for the providers it names. */
function windowsOf(schedule: Schedule, day: Temporal.PlainDate, provider_id: string): Window[] {
  const concerns = ({ provider_ids }: { provider_ids?: string[] | undefined }) =>
    provider_ids?.includes(provider_id) ?? true;
  const date = day.toString();
  const different = schedule.exceptions.filter((exception) => exception.date === date && concerns(exception));
  const windows =
    different.length > 0
      ? different.flatMap((exception) => exception.windows)
      : schedule.weekly.filter(({ weekday }) => weekday === day.dayOfWeek);
  return windows.filter(concerns);
}

function timesIn(
  table: Timetable,
  window: Window,
  day: Temporal.PlainDate,
  provider_id: string,
  from: Date,
  to: Date,
): Time[] {
  const { duration_minutes, buffer_before_minutes, buffer_after_minutes, time_zone } = table;
  const step =
    MINUTE_MS *
    (window.every_minutes ?? Math.max(5, duration_minutes + buffer_before_minutes + buffer_after_minutes));
  const opens = instantOf(day, window.from, time_zone);
  const closes = instantOf(day, window.to, time_zone);
  const times: Time[] = [];
  for (
    let start = opens + Math.max(0, Math.ceil((from.getTime() - opens) / step)) * step;
    start + duration_minutes * MINUTE_MS <= closes && start < to.getTime();
    start += step
  ) {
    const end = start + duration_minutes * MINUTE_MS;
    times.push({
      provider_id,
      starts_at: new Date(start),
      ends_at: new Date(end),
      busy_from: new Date(start - buffer_before_minutes * MINUTE_MS),
      busy_to: new Date(end + buffer_after_minutes * MINUTE_MS),
      capacity: window.capacity ?? 1,
    });
  }
  return times;
}

/**
 * When the clock at the venue shows this, in ms. A time that is there twice means the first one; one that clocks
 * jump over means the moment of the jump.
 */
function instantOf(day: Temporal.PlainDate, clock: string, time_zone: string): number {
  const hour = Number(clock.slice(0, 2));
  const wall = (hour === 24 ? day.add({ days: 1 }) : day).toPlainDateTime({
    hour: hour % 24,
    minute: Number(clock.slice(3)),
  });
  const zoned = wall.toZonedDateTime(time_zone, { disambiguation: "compatible" });
  if (zoned.toPlainDateTime().equals(wall)) return zoned.epochMilliseconds;
  // A minute later, because the jump itself is not "previous" to itself.
  return zoned.add({ minutes: 1 }).getTimeZoneTransition("previous")!.epochMilliseconds;
}
