import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { bestTogether, type FreeSeat } from "./best-available.ts";

const seat = (block: number, block_index: number, distance = 0): FreeSeat => ({
  id: `${block}/${block_index}`,
  block,
  block_index,
  distance,
});
const houses = fc
  .uniqueArray(fc.tuple(fc.nat(3), fc.nat(9)), {
    selector: ([block, index]) => block * 10 + index,
    maxLength: 30,
  })
  .chain((spots) =>
    fc.tuple(...spots.map(([block, index]) => fc.nat(500).map((distance) => seat(block, index, distance)))),
  );
const quantities = fc.integer({ min: 1, max: 6 });

/** How many free seats are left with no free neighbour beside the chosen ones. */
function leftAlone(seats: readonly FreeSeat[], chosen: readonly FreeSeat[]): number {
  const free = new Set(seats.filter((one) => !chosen.includes(one)).map(({ id }) => id));
  const { block, block_index: first } = chosen[0]!;
  const last = chosen.at(-1)!.block_index;
  const alone = (at: number, beyond: number) => free.has(`${block}/${at}`) && !free.has(`${block}/${beyond}`);
  return Number(alone(first - 1, first - 2)) + Number(alone(last + 1, last + 2));
}

/** Every possible choice, found the slow way. */
function choices(seats: readonly FreeSeat[], quantity: number): FreeSeat[][] {
  const byId = new Map(seats.map((one) => [one.id, one]));
  return seats.flatMap(({ block, block_index }) => {
    const run = Array.from({ length: quantity }, (_, step) => byId.get(`${block}/${block_index + step}`));
    return run.every((one) => one !== undefined) ? [run] : [];
  });
}

const sum = (seats: readonly FreeSeat[]) => seats.reduce((total, { distance }) => total + distance, 0);

test("the answer is side by side, and there is one whenever there can be", () => {
  fc.assert(
    fc.property(houses, quantities, (seats, quantity) => {
      const chosen = bestTogether(seats, quantity);
      const possible = choices(seats, quantity);
      assert.equal(chosen === undefined, possible.length === 0);
      if (!chosen) return;
      assert.equal(chosen.length, quantity);
      assert.equal(new Set(chosen.map(({ block }) => block)).size, 1);
      chosen.forEach((one, step) => assert.equal(one.block_index, chosen[0]!.block_index + step));
    }),
  );
});

test("no choice leaves fewer seats alone, and none of those is closer", () => {
  fc.assert(
    fc.property(houses, quantities, (seats, quantity) => {
      const chosen = bestTogether(seats, quantity);
      if (!chosen) return;
      const lonely = leftAlone(seats, chosen);
      for (const other of choices(seats, quantity)) {
        assert.ok(leftAlone(seats, other) >= lonely);
        if (leftAlone(seats, other) === lonely) assert.ok(sum(other) >= sum(chosen));
      }
    }),
  );
});

test("a better row is passed over when it would leave a seat alone and another would not", () => {
  const seats = [seat(0, 0, 1), seat(0, 1, 1), seat(0, 2, 1), seat(1, 0, 9), seat(1, 1, 9)];
  assert.deepEqual(
    bestTogether(seats, 2)?.map(({ id }) => id),
    ["1/0", "1/1"],
  );
  assert.equal(
    bestTogether(seats.slice(0, 3), 2)?.length,
    2,
    "without an alternative it is taken all the same",
  );
});
