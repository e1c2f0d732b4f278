import assert from "node:assert/strict";
import { test } from "node:test";
import { leftAlone, neighboursOf, roomAt } from "./company.ts";
import { createStatusStore } from "./status-store.ts";
import { houseOf } from "./testing.ts";

const house = houseOf(1, 2, 6);
const storeWith = (taken: string[], mine: string[] = []) => {
  const store = createStatusStore(house, (run) => run());
  store.load({ version: 1, zones: [], taken });
  store.setMine(mine);
  return store;
};

test("room is what is free or one's own up to the next taken seat or the end of the row", () => {
  const store = storeWith(["p0", "p4"], ["p2"]);
  assert.equal(roomAt(neighboursOf(house), store, 1, 10), 3);
  assert.equal(roomAt(neighboursOf(house), store, 5, 10), 1);
  assert.equal(roomAt(neighboursOf(house), store, 6, 10), 6, "the next row is not beside this one");
  assert.equal(roomAt(neighboursOf(house), store, 6, 2), 2, "counted no further than asked");
});

test("who is left alone stands between one's own seat and a taken one or the wall", () => {
  assert.deepEqual(leftAlone(house, storeWith(["p3"], ["p1"])), [0, 2]);
  assert.deepEqual(leftAlone(house, storeWith(["p5"], ["p2"])), [], "two are company for each other");
  assert.deepEqual(leftAlone(house, storeWith(["p3"])), [], "what others left is not one's doing");
});

test("a seating that does not say who sits beside whom makes nobody paler", () => {
  const places = house.places.map((place) => ({ ...place, block: undefined, block_index: undefined }));
  assert.equal(neighboursOf({ places }), null);
  assert.equal(roomAt(null, storeWith([]), 0, 4), 4);
});
