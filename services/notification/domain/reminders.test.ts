import assert from "node:assert/strict";
import { test } from "node:test";
import { isStanding, remindersOf } from "./reminders.ts";

const now = new Date("2026-03-01T12:00:00Z");
const in_h = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const at = (occasion_id: string, start_h: number, remind_h = start_h - 24) => ({
  occasion_id,
  start_time: in_h(start_h),
  remind_at: in_h(remind_h),
});

test("what is due, each once, and when the next is", () => {
  const list = [at("a", 24), at("a", 24), at("b", 30), at("c", 20), at("d", 100)];
  assert.deepEqual(remindersOf(list, now), { due: ["a", "c"], next: in_h(6) });
});

test("what has begun, goods, and what is not to be reminded of stay quiet", () => {
  const quiet = [
    at("begun", 0),
    at("over", -2),
    { occasion_id: "", start_time: undefined, remind_at: undefined },
    { occasion_id: "bought late", start_time: in_h(3), remind_at: undefined },
  ];
  assert.deepEqual(remindersOf(quiet, now), { due: [], next: undefined });
});

test("called off or paid back: no reminder", () => {
  assert.ok(isStanding("CONFIRMED", "SUCCEEDED") && isStanding("CONFIRMED", "NOT_REQUIRED"));
  assert.ok(isStanding("CONFIRMED", "PARTIALLY_REFUNDED"));
  for (const [status, payment_status] of [
    ["CONFIRMED", "REFUNDING"],
    ["CANCELLED", "REFUNDED"],
    ["COMPLETED", "SUCCEEDED"],
    ["PENDING", "PENDING"],
  ])
    assert.ok(!isStanding(status!, payment_status!));
});
