import assert from "node:assert/strict";
import { test } from "node:test";
import { learnServerTime, serverNow } from "./server-clock.ts";

const NOON = Date.parse("2026-11-24T12:00:00Z");
const near = (actual: number, expected: number, what: string) =>
  assert.ok(Math.abs(actual - expected) <= 600, `${what}: ${new Date(actual).toISOString()}`);

test("the clock is the server's, goes on while the device sleeps, and does not believe a clock that is set", (t) => {
  let device = NOON - 3_600_000;
  let running = 1_000;
  t.mock.method(Date, "now", () => device);
  t.mock.method(performance, "now", () => running);
  const pass = (awake_ms: number, asleep_ms = 0) => {
    running += awake_ms;
    device += awake_ms + asleep_ms;
  };
  learnServerTime(new Date(NOON).toUTCString(), running, running);
  near(serverNow(), NOON, "an hour of the device's error does not matter");

  pass(10_000, 240_000);
  near(serverNow(), NOON + 250_000, "what was slept has passed");
  learnServerTime(new Date(NOON + 250_000).toUTCString(), running, running + 900);
  pass(900);
  near(serverNow(), NOON + 250_900, "the first answer after it is believed, however slow it was");

  device -= 7_200_000;
  pass(1_000);
  near(serverNow(), NOON + 251_900, "a clock that is set back changes nothing");
});
