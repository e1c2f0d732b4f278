import assert from "node:assert/strict";
import { test } from "node:test";
import { firstReminder, reminderTime } from "./reminder.ts";

const HOUR_MS = 3_600_000;
const DAY_S = 86_400;
const bought = new Date("2026-03-01T12:00:00Z");
const in_h = (hours: number) => new Date(bought.getTime() + hours * HOUR_MS);

test("a day before, but not for who bought within the day, not of goods, and never where it is off", () => {
  assert.deepEqual(reminderTime(in_h(25).toISOString(), bought, DAY_S), in_h(1));
  assert.equal(reminderTime(in_h(24).toISOString(), bought, DAY_S), null);
  assert.equal(reminderTime(in_h(1).toISOString(), bought, DAY_S), null);
  assert.equal(reminderTime(null, bought, DAY_S), null);
  assert.equal(reminderTime(in_h(100).toISOString(), null, DAY_S), null);
  assert.equal(reminderTime(in_h(100).toISOString(), bought, 0), null);
});

test("the first of several counts, those that are bought too late do not", () => {
  const starts = [in_h(200), in_h(10), in_h(50)].map((start) => start.toISOString());
  assert.deepEqual(firstReminder([null, ...starts], bought, DAY_S), in_h(26));
  assert.equal(firstReminder([null], bought, DAY_S), null);
});
