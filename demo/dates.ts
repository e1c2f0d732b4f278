/**
 * The moment that is so many days from today, at this time on a zone's clock.
 * @param today any moment of today
 */
export function demoTime(today: Date, day: number, clock: string, time_zone: string): Date {
  const date = Temporal.Instant.fromEpochMilliseconds(today.getTime())
    .toZonedDateTimeISO(time_zone)
    .toPlainDate()
    .add({ days: day });
  const moment = date.toZonedDateTime({ timeZone: time_zone, plainTime: Temporal.PlainTime.from(clock) });
  return new Date(moment.epochMilliseconds);
}
