import assert from "node:assert/strict";
import { test } from "node:test";
import { createScanGate } from "./scan-gate.ts";

test("a code that stays in view is taken once, however long", () => {
  const gate = createScanGate();
  assert.equal(gate.takes("a", 0, false), true);
  for (let now = 100; now < 20_000; now += 100) assert.equal(gate.takes("a", now, false), false, `${now}`);
});

test("after three seconds out of view it is taken again, a moment earlier it is not", () => {
  const gate = createScanGate();
  gate.takes("a", 0, false);
  assert.equal(gate.takes("a", 2_999, false), false);
  assert.equal(gate.takes("a", 5_999, false), true);
});

test("another code is taken at once; two side by side do not wake each other", () => {
  const gate = createScanGate();
  assert.equal(gate.takes("a", 0, false), true);
  assert.equal(gate.takes("b", 100, false), true);
  for (let now = 200; now < 9_000; now += 200) {
    assert.equal(gate.takes("a", now, false), false);
    assert.equal(gate.takes("b", now + 100, false), false);
  }
});

test("what comes in a pause is taken after it; what was there before does not age meanwhile", () => {
  const gate = createScanGate();
  gate.takes("a", 0, false);
  for (let now = 500; now <= 4_000; now += 500) assert.equal(gate.takes("a", now, true), false);
  assert.equal(gate.takes("b", 1_000, true), false);
  assert.equal(gate.takes("a", 4_100, false), false);
  assert.equal(gate.takes("b", 4_200, false), true);
});
