import assert from "node:assert/strict";
import { test } from "node:test";
import { daysLater, shiftBetween, shiftTimes } from "./shift-times.ts";

const ZONE = "Europe/Berlin";
const evening = {
  starts_at: new Date("2027-03-20T19:00:00Z"),
  ends_at: new Date("2027-03-20T21:30:00Z"),
  doors_at: new Date("2027-03-20T18:30:00Z"),
  sale_starts_at: null,
  sale_ends_at: new Date("2027-03-20T21:30:00Z"),
};

test("eight in the evening stays eight in the evening when summer time begins in between", () => {
  const moved = shiftTimes(evening, daysLater(14), ZONE);
  assert.equal(moved.starts_at.toISOString(), "2027-04-03T18:00:00.000Z");
  assert.equal(moved.doors_at?.toISOString(), "2027-04-03T17:30:00.000Z");
  assert.equal(moved.sale_starts_at, null);
  assert.equal(
    shiftTimes(evening, daysLater(-200), ZONE).starts_at.toISOString(),
    "2026-09-01T18:00:00.000Z",
  );
});

test("a new start takes everything along, and meets itself exactly", () => {
  const start = new Date("2027-04-11T13:15:00Z");
  const moved = shiftTimes(evening, shiftBetween(evening.starts_at, start, ZONE), ZONE);
  assert.equal(moved.starts_at.getTime(), start.getTime());
  assert.equal(moved.ends_at.toISOString(), "2027-04-11T15:45:00.000Z");
  assert.equal(moved.doors_at?.toISOString(), "2027-04-11T12:45:00.000Z");
});
