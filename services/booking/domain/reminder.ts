/**
 * When to remind of something: so long before it starts. Null for what has no start, for who bought it later than
 * that, and where nobody is reminded.
 * @param lead_seconds 0: never
 */
export function reminderTime(
  start_time: string | null,
  confirmed_at: Date | null,
  lead_seconds: number,
): Date | null {
  if (start_time === null || confirmed_at === null || lead_seconds === 0) return null;
  const time = new Date(Date.parse(start_time) - lead_seconds * 1_000);
  return time > confirmed_at ? time : null;
}

/** The first reminder of several things. */
export function firstReminder(
  start_times: readonly (string | null)[],
  confirmed_at: Date | null,
  lead_seconds: number,
): Date | null {
  const times = start_times
    .map((start_time) => reminderTime(start_time, confirmed_at, lead_seconds))
    .filter((time) => time !== null);
  return times.length === 0 ? null : new Date(Math.min(...times.map(Number)));
}
