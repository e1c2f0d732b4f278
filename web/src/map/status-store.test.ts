import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createStatusStore, decodeBits, FREE, HELD, MINE, TAKEN, type Changed } from "./status-store.ts";
import { houseOf, somePlaces } from "./testing.ts";

const house = houseOf(2, 3, 5);

/** A store whose frames come when the test says so. */
function storeWithFrames() {
  const frames: (() => void)[] = [];
  const heard: Changed[] = [];
  const store = createStatusStore(house, (run) => frames.push(run));
  store.subscribe((changed) => heard.push(changed));
  return { store, heard, frame: () => frames.splice(0).forEach((run) => run()) };
}

test("a snapshot sets everything: taken, held among them, the rest free, what is yours on top", () => {
  const { store } = storeWithFrames();
  store.setMine(["p4"]);
  store.load({
    version: 7,
    zones: [{ zone_id: "stand", total: 10, free: 4 }],
    taken: ["p1", "p2", "p4"],
    held: ["p2"],
  });
  assert.deepEqual([0, 1, 2, 3, 4].map(store.get), [FREE, TAKEN, HELD, FREE, MINE]);
  assert.deepEqual(store.zone("stand")?.free, 4);
  assert.equal(store.zone("z0")?.free, 15 - 3);
  assert.equal(store.version, 7);
});

test("bits say the same as lists", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(FREE, HELD, TAKEN), { minLength: 1, maxLength: 40 }), (codes) => {
      const bytes = new Uint8Array(Math.ceil(codes.length / 4));
      codes.forEach((code, index) => (bytes[index >> 2]! |= code << ((index & 3) * 2)));
      assert.deepEqual([...decodeBits(btoa(String.fromCharCode(...bytes)), codes.length)], codes);
    }),
  );
});

test("old deltas are ignored, a gap is applied and reported", () => {
  const { store } = storeWithFrames();
  store.load({ version: 5, zones: [], taken: ["p0"], held: [] });
  assert.equal(store.apply({ version: 5, taken: [], freed: ["p0"] }), "old");
  assert.equal(store.get(0), TAKEN);
  assert.equal(store.apply({ version: 6, taken: ["p1"], freed: ["p0"] }), "applied");
  assert.deepEqual([store.get(0), store.get(1)], [FREE, HELD]);
  assert.equal(store.apply({ version: 7, taken: ["p1", "unknown"], freed: [] }), "applied");
  assert.equal(store.get(1), TAKEN, "said again: it was bought");
  assert.equal(
    store.apply({ version: 20, taken: ["p3"], freed: [] }),
    "applied",
    "versions only grow, not by one",
  );
  assert.equal(store.apply({ version: 30, previous_version: 25, taken: ["p2"], freed: [], held: [] }), "gap");
  assert.equal(store.get(2), TAKEN);
  store.load({ version: 8, zones: [], taken: [], held: [] });
  assert.equal(store.get(2), TAKEN, "a snapshot older than the deltas is ignored");
});

test("listeners hear once per frame, with the indexes that changed", () => {
  const { store, heard, frame } = storeWithFrames();
  store.load({ version: 1, zones: [], taken: [], held: [] });
  frame();
  const revision = store.getRevision();
  store.apply({ version: 2, taken: ["p3"], freed: [] });
  store.apply({ version: 3, taken: ["p4"], freed: ["p3"] });
  store.setMine(["p9"]);
  assert.equal(heard.length, 1);
  frame();
  assert.deepEqual(heard, ["all", [3, 4, 9]]);
  assert.equal(store.getRevision(), revision + 1);
  store.setMine(["p9"]);
  frame();
  assert.equal(heard.length, 2, "nothing changed, nothing said");
});

test("after any deltas the counts of the zones are those of their places", () => {
  const delta = fc.record({ taken: somePlaces(house), freed: somePlaces(house), held: somePlaces(house) });
  fc.assert(
    fc.property(fc.array(delta), (deltas) => {
      const { store } = storeWithFrames();
      deltas.forEach((change, index) => store.apply({ version: index + 1, ...change }));
      for (const zone_id of ["z0", "z1"]) {
        const free = house.places.filter(
          (place, index) => place.zone_id === zone_id && store.get(index) === FREE,
        );
        assert.equal(store.zone(zone_id)?.free, free.length);
      }
    }),
  );
});
