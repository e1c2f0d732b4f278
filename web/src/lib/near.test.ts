import assert from "node:assert/strict";
import { test } from "node:test";
import { distanceKm, planOf, roundKm } from "./near.ts";

const cork = { latitude: 51.8994, longitude: -8.4599 };
const berlin = { latitude: 52.5121, longitude: 13.4213 };

test("distances over the ground", () => {
  assert.equal(Math.round(distanceKm(cork, berlin)), 1487);
  assert.equal(distanceKm(cork, cork), 0);
});

test("north is up, east is right, and marks keep apart while points stay true", () => {
  const near = { latitude: 51.8989, longitude: -8.4622 };
  const { points, marks, reach_km } = planOf([cork, near, { latitude: 51.8937, longitude: -8.4312 }]);
  assert.ok(points[2]!.x > points[0]!.x, "further east");
  assert.ok(points[2]!.y > points[0]!.y, "further south");
  assert.ok(Math.hypot(marks[0]!.x - marks[1]!.x, marks[0]!.y - marks[1]!.y) > 0.29);
  const true_km = Math.hypot(points[0]!.x - points[1]!.x, points[0]!.y - points[1]!.y) * reach_km;
  assert.ok(Math.abs(true_km - distanceKm(cork, near)) < 0.01);
  assert.ok(Math.abs(planOf([cork]).points[0]!.x) < 1e-9, "alone it is in the middle");
});

test("a scale has round numbers", () => {
  assert.deepEqual([0.43, 1, 7, 980].map(roundKm), [0.2, 1, 5, 500]);
});
