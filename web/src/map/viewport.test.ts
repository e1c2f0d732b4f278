import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  between,
  centredView,
  clampView,
  drawnRect,
  homeView,
  limitsOf,
  marginOf,
  screenOf,
  stillServes,
  transformOf,
  worldOf,
  zoomAt,
} from "./viewport.ts";

const size = { width: 800, height: 600 };
const bounds = { left: -1000, top: -500, right: 1000, bottom: 700 };
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const anyView = fc.record({ scale: number(0.05, 3), x: number(-3000, 3000), y: number(-3000, 3000) });
const close = (a: number, b: number, by = 1e-6): void => assert.ok(Math.abs(a - b) <= by, `${a} is not ${b}`);

test("screen and map are each other's inverse, and zooming keeps the point under the finger", () => {
  fc.assert(
    fc.property(anyView, number(0, 800), number(0, 600), number(0.2, 5), (view, x, y, factor) => {
      const [wx, wy] = worldOf(view, x, y);
      const zoomed = zoomAt(view, factor, [x, y], { min: 0.01, max: 10 });
      for (const one of [view, zoomed]) {
        const [sx, sy] = screenOf(one, wx, wy);
        close(sx, x, 1e-6);
        close(sy, y, 1e-6);
      }
    }),
  );
});

test("the whole map is in sight at first, and no pan loses it", () => {
  const home = homeView(bounds, size, 26);
  const [left, top] = screenOf(home, bounds.left, bounds.top);
  const [right, bottom] = screenOf(home, bounds.right, bounds.bottom);
  assert.ok(left >= -1e-6 && top >= -1e-6 && right <= 800 + 1e-6 && bottom <= 600 + 1e-6);
  fc.assert(
    fc.property(anyView, (view) => {
      const clamped = clampView(view, bounds, size);
      const [l, t] = screenOf(clamped, bounds.left, bounds.top);
      const [r, b] = screenOf(clamped, bounds.right, bounds.bottom);
      assert.ok(r > 0 && b > 0 && l < 800 && t < 600);
      assert.deepEqual(clampView(clamped, bounds, size), clamped);
    }),
  );
});

test("a small house is not blown up, a large one can be reached up to its seats", () => {
  assert.ok(limitsOf({ left: 0, top: 0, right: 50, bottom: 50 }, size, 26).min * 26 <= 34);
  const { min, max } = limitsOf(bounds, size, 26);
  assert.ok(min < max);
  close(max * 26, 72);
});

test("the CSS transform shows a drawn point where the new view wants it", () => {
  fc.assert(
    fc.property(anyView, anyView, number(-900, 900), number(-500, 700), (drawn, now, wx, wy) => {
      const { k, x, y } = transformOf(drawn, now, size);
      const [mx, my] = marginOf(size);
      const [dx, dy] = screenOf(drawn, wx, wy);
      const [sx, sy] = screenOf(now, wx, wy);
      close(-mx + x + k * (dx + mx), sx, 1e-5);
      close(-my + y + k * (dy + my), sy, 1e-5);
    }),
  );
});

test("what was drawn serves while everything in sight was drawn, and not beyond", () => {
  const drawn = centredView(1, [0, 0], size);
  const moved = (dx: number) => ({ ...drawn, x: drawn.x + dx });
  assert.ok(stillServes(drawn, drawn, size, bounds));
  assert.ok(stillServes(drawn, moved(190), size, bounds));
  assert.ok(!stillServes(drawn, moved(210), size, bounds));
  assert.ok(!stillServes(drawn, zoomAt(drawn, 1.7, [400, 300], { min: 0.1, max: 9 }), size, bounds));
  assert.ok(!stillServes(drawn, zoomAt(drawn, 0.5, [400, 300], { min: 0.1, max: 9 }), size, bounds));
  fc.assert(
    fc.property(anyView, anyView, (a, b) => {
      if (!stillServes(a, b, size, bounds)) return;
      const have = drawnRect(a, size);
      const [left, top] = worldOf(b, 0, 0);
      const [right, bottom] = worldOf(b, size.width, size.height);
      const slack = 2 / Math.min(a.scale, b.scale);
      const needs = (
        from: number,
        to: number,
        min: number,
        max: number,
        start: number,
        end: number,
      ): boolean =>
        Math.max(from, min) >= Math.min(to, max) ||
        (start <= Math.max(from, min) + slack && end >= Math.min(to, max) - slack);
      assert.ok(needs(left, right, bounds.left, bounds.right, have.left, have.right));
      assert.ok(needs(top, bottom, bounds.top, bounds.bottom, have.top, have.bottom));
    }),
    { numRuns: 500 },
  );
});

test("a glide starts where it is, ends where it should, and never turns its zoom around", () => {
  fc.assert(
    fc.property(anyView, anyView, (from, to) => {
      for (const [t, wanted] of [
        [0, from],
        [1, to],
      ] as const) {
        const view = between(from, to, t, size);
        close(view.scale, wanted.scale, 1e-6);
        close(view.x, wanted.x, 1e-3 * (1 + Math.abs(wanted.x)));
        close(view.y, wanted.y, 1e-3 * (1 + Math.abs(wanted.y)));
      }
      const scales = [0, 0.25, 0.5, 0.75, 1].map((t) => between(from, to, t, size).scale);
      const sorted = scales.toSorted((a, b) => (from.scale <= to.scale ? a - b : b - a));
      scales.forEach((scale, at) => close(scale, sorted[at] ?? 0, 1e-9));
    }),
  );
});
