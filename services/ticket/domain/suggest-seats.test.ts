import assert from "node:assert/strict";
import { test } from "node:test";
import { type Spot, suggestSeats } from "./suggest-seats.ts";

/** Two rows of eight, 26 apart; a wheelchair place with two for companions at the end of the second. */
const spots: Spot[] = ["A", "B"].flatMap((row, block) =>
  Array.from({ length: 8 }, (_, index): Spot => {
    const kind = block === 0 || index < 5 ? "SEAT" : index === 5 ? "ACCESSIBLE" : "COMPANION";
    return {
      id: `${row}${index + 1}`,
      zone_id: "stalls",
      kind,
      x: index * 26,
      y: block * 27,
      block,
      block_index: index,
      distance: Math.abs(index - 3) + block * 10,
    };
  }),
);
const spot = (id: string) => spots.find((one) => one.id === id)!;
const suggest = (taken: string[], search: Partial<Parameters<typeof suggestSeats>[2]>) =>
  suggestSeats(spots, (index) => !taken.includes(spots[index]!.id), {
    quantity: 1,
    zones: undefined,
    near: undefined,
    having: [],
    ...search,
  });

test("instead of a lost seat comes the closest one, and instead of a wheelchair place never a seat", () => {
  assert.deepEqual(suggest(["A7"], { near: spot("A7") }).place_ids, ["A6"]);
  assert.deepEqual(suggest(["B6"], { near: spot("B6") }).place_ids, []);
});

test("company sits on both sides of whom one has, as long as the row allows it, and else close by", () => {
  const beside = suggest(["A1", "A2", "A7", "A8"], { quantity: 4, having: [spot("A4")] });
  assert.deepEqual(beside, { place_ids: ["A3", "A5", "A6"], beside: true, most_together: 5 });
  const close = suggest(["A3", "A4", "A5"], { quantity: 3, having: [spot("A4")] });
  assert.equal(close.beside, false);
  assert.equal(close.place_ids.length, 2);
});

test("beside a wheelchair place stand its companions", () => {
  assert.deepEqual(suggest(["B6"], { quantity: 3, having: [spot("B6")] }), {
    place_ids: ["B7", "B8"],
    beside: true,
    most_together: 8,
  });
});

test("too many for any row: nothing, and how many would be together", () => {
  assert.deepEqual(suggest(["A4", "B3"], { quantity: 6 }), {
    place_ids: [],
    beside: false,
    most_together: 4,
  });
  assert.deepEqual(suggest([], { quantity: 2, zones: new Set(["circle"]) }).place_ids, []);
});
