import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { sortSeats } from "./draw-seats.ts";
import { buildGeometry } from "./geometry.ts";
import { wordsOf } from "./place-words.ts";
import { matches, NO_FILTER, offReason } from "./rule.ts";
import { sectionsOf } from "./rows.ts";
import { createStatusStore, FREE, HELD, MINE, TAKEN } from "./status-store.ts";
import { anyFilter, houseOf, somePlaces, ZONES } from "./testing.ts";

const house = houseOf(4, 3, 6);
const geometry = buildGeometry(house, ZONES, []);

test("the list offers exactly what the map offers, whatever is filtered, sold, held or yours", () => {
  fc.assert(
    fc.property(
      anyFilter,
      somePlaces(house),
      somePlaces(house),
      somePlaces(house),
      fc.integer({ min: 1, max: 4 }),
      (filter, taken, held, mine, party) => {
        const store = createStatusStore(house, (run) => run());
        store.load({ version: 1, zones: [], taken: [...taken, ...held], held });
        store.setMine(mine);
        const input = {
          seating: house,
          zones: ZONES,
          store,
          filter,
          closed: false,
          party,
          priceOf: () => null,
        };
        const rows = sectionsOf(house).flatMap((section) => section.rows);
        const inList = rows.flatMap((row) =>
          row.places.filter((index) => wordsOf(input, index)?.off === null),
        );
        const {
          free,
          apart,
          accessible,
          companion,
          mine: own,
        } = sortSeats({ geometry, store, filter, party }, house.places.keys());
        const onMap = [...free.flat(), ...apart.flat(), ...accessible.flat(), ...companion.flat(), ...own];
        // What the list says of too little room is what the map draws paler.
        const tight = inList.filter((index) => wordsOf(input, index)?.room != null);
        assert.deepEqual(
          tight.toSorted((a, b) => a - b),
          apart.flat().toSorted((a, b) => a - b),
        );
        assert.deepEqual(
          inList.toSorted((a, b) => a - b),
          onMap.toSorted((a, b) => a - b),
        );
      },
    ),
  );
});

test("every place stands in the list once, and on the map once", () => {
  const store = createStatusStore(house, (run) => run());
  const listed = sectionsOf(house).flatMap(({ rows }) => rows.flatMap((row) => [...row.places]));
  assert.deepEqual(
    listed.toSorted((a, b) => a - b),
    [...house.places.keys()],
  );
  const { free, accessible, companion } = sortSeats(
    { geometry, store, filter: NO_FILTER },
    house.places.keys(),
  );
  assert.equal([...free.flat(), ...accessible.flat(), ...companion.flat()].length, house.places.length);
});

test("why a place is off, in the order in which people want to know", () => {
  const seat = { zone_id: "z0", kind: "SEAT" as const };
  const stepFree = { zone_ids: null, step_free: true };
  assert.equal(offReason(seat, FREE, NO_FILTER, false), null);
  assert.equal(offReason(seat, FREE, NO_FILTER, true), "closed");
  assert.equal(offReason(seat, FREE, stepFree, false), "filtered");
  assert.equal(offReason(seat, TAKEN, stepFree, false), "taken");
  assert.equal(offReason(seat, HELD, NO_FILTER, false), "held");
  assert.equal(
    offReason(seat, MINE, stepFree, false),
    null,
    "an own place can be given back under any filter",
  );
  assert.equal(matches({ zone_id: "z0", kind: "COMPANION" }, stepFree), true);
  assert.equal(matches(seat, { zone_ids: new Set(["z1"]), step_free: false }), false);
});
