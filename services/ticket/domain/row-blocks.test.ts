import assert from "node:assert/strict";
import { test } from "node:test";
import { standpointsOf } from "./row-blocks.ts";

const row = (name: string, xs: number[], y = 0) => xs.map((x) => ({ section_id: "s", row: name, x, y }));

test("an aisle cuts a row, labels and order in the file do not matter", () => {
  const seats = row("A", [128, 0, 26, 52, 102]);
  const blocks = standpointsOf(seats, { x: 0, y: 0 });
  assert.deepEqual(
    blocks.map(({ block, block_index }) => [block, block_index]),
    [
      [1, 1],
      [0, 0],
      [0, 1],
      [0, 2],
      [1, 0],
    ],
  );
});

test("rows never share a block", () => {
  const blocks = standpointsOf([...row("A", [0, 26]), ...row("B", [0, 26], 27)], { x: 13, y: -50 });
  assert.deepEqual(
    blocks.map(({ block }) => block),
    [0, 0, 1, 1],
  );
  assert.ok(blocks[0]!.distance < blocks[2]!.distance);
});
