import assert from "node:assert/strict";
import { test } from "node:test";
import { expiryOf, groupExpiry, groupNumber, plausibleNumber } from "./card.ts";

const now = Date.UTC(2026, 10, 26);

test("one wrong digit and two swapped ones are caught before the bank is asked", () => {
  assert.equal(plausibleNumber("4242 4242 4242 4242"), true);
  assert.equal(plausibleNumber("4242 4242 4242 4243"), false);
  assert.equal(plausibleNumber("2442 4242 4242 4242"), false);
  assert.equal(plausibleNumber(""), false);
  assert.equal(plausibleNumber("378282246310005"), true);
});

test("a card is good until the end of its month", () => {
  assert.deepEqual(expiryOf("11 / 26", now), { month: "11", year: "2026" });
  assert.equal(expiryOf("10 / 26", now), undefined);
  assert.deepEqual(expiryOf("01/2030", now), { month: "1", year: "2030" });
  assert.equal(expiryOf("13 / 29", now), undefined);
  assert.equal(expiryOf("1", now), undefined);
});

test("what is pasted takes its shape", () => {
  assert.equal(groupNumber("4242-4242-4242-4242"), "4242 4242 4242 4242");
  assert.equal(groupExpiry("1129"), "11 / 29");
  assert.equal(groupExpiry("11/2029"), "11 / 29");
  assert.equal(groupExpiry("1"), "1");
});
