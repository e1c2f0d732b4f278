import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Schedule, type Time, timesAt, timesBetween, type Timetable } from "./schedule.ts";

const [ANNA, BEN] = ["00000000-0000-7000-8000-00000000000a", "00000000-0000-7000-8000-00000000000b"] as const;

const table = (
  time_zone: string,
  schedule: Parameters<typeof Schedule.parse>[0],
  more: Partial<Timetable> = {},
) => ({
  time_zone,
  duration_minutes: 30,
  buffer_before_minutes: 0,
  buffer_after_minutes: 0,
  provider_ids: [ANNA],
  ...more,
  schedule: Schedule.parse(schedule),
});
/** Starts of a local day as "HH:MM+offset" on the venue's clock. */
const clocks = (plan: Timetable, times: Time[]) =>
  times.map(({ starts_at }) => {
    const zoned = Temporal.Instant.fromEpochMilliseconds(starts_at.getTime()).toZonedDateTimeISO(
      plan.time_zone,
    );
    return `${zoned.toPlainTime().toString({ smallestUnit: "minute" })}${zoned.offset}`;
  });
const dayOf = (plan: Timetable, date: string) => {
  const day = Temporal.PlainDate.from(date);
  const at = (on: Temporal.PlainDate) => new Date(on.toZonedDateTime(plan.time_zone).epochMilliseconds);
  return timesBetween(plan, at(day), at(day.add({ days: 1 })));
};
const nightly = (from: string, to: string) => ({
  weekly: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from, to })),
});

test("windows by weekday, on the venue's clock, summer and winter", () => {
  const plan = table("Europe/Berlin", { weekly: [{ weekday: 1, from: "09:00", to: "10:30" }] });
  assert.deepEqual(clocks(plan, dayOf(plan, "2026-07-06")), ["09:00+02:00", "09:30+02:00", "10:00+02:00"]);
  assert.deepEqual(clocks(plan, dayOf(plan, "2026-12-07")), ["09:00+01:00", "09:30+01:00", "10:00+01:00"]);
  assert.deepEqual(dayOf(plan, "2026-07-07"), []);
});

test("the night when clocks go forward: no time that is not on the clock", () => {
  for (const [zone, date, from, to, expected] of [
    ["Europe/Dublin", "2026-03-29", "00:30", "03:00", ["00:30+00:00", "02:00+01:00", "02:30+01:00"]],
    ["Europe/Berlin", "2026-03-29", "01:30", "04:00", ["01:30+01:00", "03:00+02:00", "03:30+02:00"]],
    // It opens, or closes, at a time that is jumped over: at the moment of the jump.
    ["Europe/Dublin", "2026-03-29", "01:15", "03:00", ["02:00+01:00", "02:30+01:00"]],
    ["Europe/Dublin", "2026-03-29", "01:00", "03:00", ["02:00+01:00", "02:30+01:00"]],
    ["Europe/Berlin", "2026-03-29", "01:00", "02:30", ["01:00+01:00", "01:30+01:00"]],
  ] as const) {
    const plan = table(zone, nightly(from, to));
    assert.deepEqual(clocks(plan, dayOf(plan, date)), expected, `${zone} ${from}`);
  }
});

test("the night when clocks go back: the doubled hour is there twice", () => {
  const dublin = table("Europe/Dublin", nightly("00:30", "02:30"));
  assert.deepEqual(clocks(dublin, dayOf(dublin, "2026-10-25")), [
    "00:30+01:00",
    "01:00+01:00",
    "01:30+01:00",
    "01:00+00:00",
    "01:30+00:00",
    "02:00+00:00",
  ]);
  const berlin = table("Europe/Berlin", nightly("02:00", "03:00"));
  assert.deepEqual(clocks(berlin, dayOf(berlin, "2026-10-25")), [
    "02:00+02:00",
    "02:30+02:00",
    "02:00+01:00",
    "02:30+01:00",
  ]);
  const second = dayOf(berlin, "2026-10-25")[2]!;
  assert.equal(second.starts_at.toISOString(), "2026-10-25T01:00:00.000Z");
  assert.deepEqual(timesAt(berlin, second.starts_at), [second], "each of them can be asked for");
});

test("a day that is different: closed, other hours, for one provider only", () => {
  const plan = table(
    "Europe/Dublin",
    {
      ...nightly("10:00", "11:00"),
      exceptions: [
        { date: "2026-12-25", windows: [] },
        { date: "2026-12-24", windows: [{ from: "08:00", to: "08:30", capacity: 3 }] },
        { date: "2026-12-23", windows: [], provider_ids: [BEN] },
      ],
    },
    { provider_ids: [ANNA, BEN] },
  );
  assert.deepEqual(dayOf(plan, "2026-12-25"), []);
  assert.deepEqual(
    dayOf(plan, "2026-12-24").map(({ provider_id, capacity }) => [provider_id, capacity]),
    [
      [ANNA, 3],
      [BEN, 3],
    ],
  );
  assert.deepEqual(
    dayOf(plan, "2026-12-23").map(({ provider_id }) => provider_id),
    [ANNA, ANNA],
  );
  assert.equal(dayOf(plan, "2026-12-22").length, 4);
});

test("buffers make the next start later and the provider busy for longer", () => {
  const plan = table("Europe/Dublin", nightly("10:00", "12:00"), {
    buffer_before_minutes: 5,
    buffer_after_minutes: 10,
  });
  const times = dayOf(plan, "2026-12-01");
  assert.deepEqual(clocks(plan, times), ["10:00+00:00", "10:45+00:00", "11:30+00:00"]);
  assert.equal(times[0]!.busy_from.toISOString(), "2026-12-01T09:55:00.000Z");
  assert.equal(times[0]!.busy_to.toISOString(), "2026-12-01T10:40:00.000Z");
});

test("midnight closes a day, and a window has to end after it begins", () => {
  const plan = table("Europe/Dublin", nightly("23:00", "24:00"));
  assert.deepEqual(clocks(plan, dayOf(plan, "2026-12-01")), ["23:00+00:00", "23:30+00:00"]);
  const backwards = Schedule.safeParse({ weekly: [{ weekday: 1, from: "10:00", to: "10:00" }] });
  assert.deepEqual(backwards.error?.issues[0]?.path, ["weekly", 0, "to"]);
});

test("every time of any range can be asked for by itself, and starts within the range", () => {
  const plan = table("Europe/Dublin", nightly("00:00", "24:00"), { provider_ids: [ANNA, BEN] });
  const year_ms = 365 * 86_400_000;
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: year_ms }),
      fc.integer({ min: 1, max: 7_200_000 }),
      (at, length) => {
        const from = new Date(Date.UTC(2026, 0, 1) + at);
        const to = new Date(from.getTime() + length);
        for (const time of timesBetween(plan, from, to)) {
          assert.ok(time.starts_at >= from && time.starts_at < to);
          assert.deepEqual(
            timesAt(plan, time.starts_at).find(({ provider_id }) => provider_id === time.provider_id),
            time,
          );
        }
      },
    ),
    { numRuns: 60 },
  );
});
