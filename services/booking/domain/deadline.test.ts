import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { extendedDeadline, firstDeadline } from "./deadline.ts";

const rule = { hold_seconds: 600, hold_max_seconds: 1_800 };
const created = new Date("2030-01-01T00:00:00Z");
const at = (seconds: number) => new Date(created.getTime() + seconds * 1000);

test("an extension counts from now, ends at the limit, and is refused when it is not later", () => {
  const first = firstDeadline(created, rule);
  assert.deepEqual(first, at(600));
  assert.deepEqual(extendedDeadline(at(100), created, first, rule), at(700));
  assert.deepEqual(extendedDeadline(at(1_500), created, at(1_600), rule), at(1_800));
  assert.equal(extendedDeadline(at(1_500), created, at(1_800), rule), undefined);
  assert.equal(extendedDeadline(created, created, first, rule), undefined);
});

test("no deadline is ever sooner than before or later than the limit", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(900), { maxLength: 20 }), (pauses) => {
      let [now, expires] = [created, firstDeadline(created, rule)];
      for (const pause of pauses) {
        now = new Date(Math.min(now.getTime() + pause * 1000, expires.getTime() - 1));
        const next = extendedDeadline(now, created, expires, rule) ?? expires;
        assert.ok(next >= expires && next <= at(1_800));
        expires = next;
      }
    }),
  );
});
