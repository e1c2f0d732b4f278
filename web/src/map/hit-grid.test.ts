import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createHitGrid } from "./hit-grid.ts";

const coordinate = fc.double({ min: -2000, max: 2000, noNaN: true });
const points = fc.array(fc.tuple(coordinate, coordinate), { maxLength: 60 });

test("finds the same nearest place as looking at all of them", () => {
  fc.assert(
    fc.property(
      points,
      coordinate,
      coordinate,
      fc.double({ min: 0.1, max: 500, noNaN: true }),
      (all, x, y, reach) => {
        const grid = createHitGrid(
          all.map(([px]) => px),
          all.map(([, py]) => py),
          52,
        );
        let best = -1;
        let least = reach * reach;
        all.forEach(([px, py], index) => {
          const square = (px - x) ** 2 + (py - y) ** 2;
          if (square < least || (square === least && best === -1)) [best, least] = [index, square];
        });
        assert.equal(grid.nearest(x, y, reach), best);
      },
    ),
  );
});

test("visits every place of a rectangle, each once", () => {
  fc.assert(
    fc.property(points, coordinate, coordinate, coordinate, coordinate, (all, a, b, c, d) => {
      const rect = {
        left: Math.min(a, b),
        right: Math.max(a, b),
        top: Math.min(c, d),
        bottom: Math.max(c, d),
      };
      const grid = createHitGrid(
        all.map(([px]) => px),
        all.map(([, py]) => py),
        52,
      );
      const seen: number[] = [];
      grid.within(rect, (index) => seen.push(index));
      assert.equal(new Set(seen).size, seen.length);
      all.forEach(([x, y], index) => {
        const within = x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom;
        assert.ok(!within || seen.includes(index), `place ${index} is missing`);
      });
    }),
  );
});

test("two places a million apart do not make a million cells", () => {
  const grid = createHitGrid([-1e6, 1e6], [-1e6, 1e6], 1);
  assert.equal(grid.nearest(1e6, 1e6, 5), 1);
});
