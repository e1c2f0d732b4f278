import assert from "node:assert/strict";
import { test } from "node:test";
import { addMonths, clockOf, clocksChange, neighboursOf, partOfDay, startsByDay, weeksOf } from "./times.ts";

const free = (start_time: string, provider_id: string, remaining = 1) => ({
  start_time,
  end_time: start_time,
  provider_id,
  remaining,
});

test("free times are one start each, on the venue's day", () => {
  const times = [
    free("2026-07-01T23:30:00Z", "a"),
    free("2026-07-01T23:30:00Z", "b", 3),
    free("2026-07-02T09:00:00Z", "a"),
  ];
  const days = startsByDay(times, "Europe/Berlin");
  assert.deepEqual([...days.keys()], ["2026-07-02"]);
  assert.deepEqual(
    days.get("2026-07-02")?.map(({ remaining, provider_ids }) => [remaining, provider_ids]),
    [
      [3, ["a", "b"]],
      [1, ["a"]],
    ],
  );
  assert.equal(startsByDay(times, "Europe/Berlin", "b").get("2026-07-02")?.length, 1);
  assert.equal(partOfDay("2026-07-02T09:59:00Z", "Europe/Berlin"), "morning");
  assert.equal(partOfDay("2026-07-02T10:00:00Z", "Europe/Berlin"), "afternoon");
});

test("a clock that shows an hour twice says which", () => {
  const night = ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"];
  const starts = [
    ...startsByDay(
      night.map((at) => free(at, "a")),
      "Europe/Dublin",
    ).values(),
  ].flat();
  const shown = night.map((at) => clockOf(at, starts, "Europe/Dublin", "en-GB"));
  assert.ok(shown.every((clock) => /^0?1:30 \(/.test(clock)) && shown[0] !== shown[1], shown.join());
  assert.equal(clockOf(night[0]!, starts.slice(0, 1), "Europe/Dublin", "en-GB").replace(/^0/, ""), "1:30");
});

test("months and their weeks", () => {
  assert.deepEqual([addMonths("2026-12", 1), addMonths("2026-01", -1)], ["2027-01", "2025-12"]);
  const weeks = weeksOf("2026-12", 1);
  assert.deepEqual([weeks.length, weeks[0]?.[0], weeks[0]?.[1]], [5, null, "2026-12-01"]);
  assert.equal(weeksOf("2026-12", 7)[0]?.[2], "2026-12-01");
  assert.equal(weeks.flat().filter((day) => day !== null).length, 31);
});

test("beside a time that is gone stand the nearest free ones", () => {
  const at = (hour: number, remaining: number) =>
    free(`2026-12-01T${String(hour).padStart(2, "0")}:00:00Z`, "a", remaining);
  const starts = startsByDay([at(9, 1), at(10, 0), at(11, 0), at(12, 1), at(13, 1), at(14, 1)], "UTC").get(
    "2026-12-01",
  )!;
  const near = neighboursOf(starts[2]!, starts, 1).map(({ start_time }) => start_time.slice(11, 13));
  assert.deepEqual(near, ["09", "12", "13"]);
  assert.deepEqual(neighboursOf(starts[2]!, starts, 2), []);
});

test("a day on which clocks change is known as one", () => {
  const days = ["2026-10-24", "2026-10-25", "2026-03-29", "2026-03-30"];
  assert.deepEqual(
    days.map((day) => clocksChange(day, "Europe/Berlin")),
    [false, true, true, false],
  );
});
