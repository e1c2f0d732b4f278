import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { firstStop, moveFocus } from "./list-moves.ts";
import { sectionsOf } from "./rows.ts";
import { houseOf } from "./testing.ts";

const house = houseOf(2, 8, 7);
const section = sectionsOf(house)[1]!;
const all = section.rows.flatMap((row) => [...row.places]);
const at = (row: number, seat: number): number => section.rows[row]?.places[seat] ?? -1;
const move = (from: number, key: string, ctrl = false) => moveFocus(section, house.places, from, key, ctrl);

test("arrows go to the neighbour and stop at the edges", () => {
  assert.equal(move(at(3, 2), "ArrowRight"), at(3, 3));
  assert.equal(move(at(3, 6), "ArrowRight"), at(3, 6));
  assert.equal(move(at(3, 0), "ArrowLeft"), at(3, 0));
  assert.equal(move(at(3, 2), "ArrowDown"), at(4, 2));
  assert.equal(move(at(0, 2), "ArrowUp"), at(0, 2));
});

test("Home, End and the Page keys leap, with Ctrl to the ends of the section", () => {
  assert.equal(move(at(3, 2), "Home"), at(3, 0));
  assert.equal(move(at(3, 2), "End"), at(3, 6));
  assert.equal(move(at(3, 2), "Home", true), at(0, 0));
  assert.equal(move(at(3, 2), "End", true), at(7, 6));
  assert.equal(move(at(1, 2), "PageDown"), at(6, 2));
  assert.equal(move(at(6, 2), "PageDown"), at(7, 2));
  assert.equal(move(at(2, 2), "PageUp"), at(0, 2));
  assert.equal(move(at(2, 2), "a"), null);
});

test("down goes to the seat in front, not to the same number, when rows differ in length", () => {
  const places = [...house.places];
  const shifted = places.map((place) => (place.row === "B" ? { ...place, x: place.x - 52 } : place));
  assert.equal(moveFocus(section, shifted, at(0, 2), "ArrowDown", false), at(1, 4));
});

test("no key leaves the section, and every seat can be reached", () => {
  const keys = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown"];
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...keys), fc.boolean())), (pressed) => {
      let now = at(0, 0);
      for (const [key, ctrl] of pressed) now = move(now, key, ctrl) ?? now;
      assert.ok(all.includes(now));
    }),
  );
  const reached = new Set([at(0, 0)]);
  for (const from of reached) for (const key of keys) reached.add(move(from, key) ?? from);
  assert.equal(reached.size, all.length);
});

test("the first stop is the first seat that can be chosen, or the first of all", () => {
  assert.equal(
    firstStop(section, (index) => index === at(2, 3)),
    at(2, 3),
  );
  assert.equal(
    firstStop(section, () => false),
    at(0, 0),
  );
});
