import assert from "node:assert/strict";
import { test } from "node:test";
import { LogTail } from "./tail.ts";

const entries = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, n) => ({ seq: from + n, event: `event ${from + n}` }));
const numbers = (tail: LogTail, after: number, limit = 100) => tail.after(after, limit).map(({ seq }) => seq);

test("whoever keeps up is given what follows; whoever is behind is told nothing, instead of a part", () => {
  const tail = new LogTail();
  assert.deepEqual([numbers(tail, 0), tail.endsAt(0)], [[], false]);
  tail.push(entries(5, 7));
  tail.push(entries(8, 9));
  assert.deepEqual(
    [numbers(tail, 4), numbers(tail, 7), numbers(tail, 4, 2)],
    [
      [5, 6, 7, 8, 9],
      [8, 9],
      [5, 6],
    ],
  );
  assert.deepEqual([numbers(tail, 3), numbers(tail, 9), numbers(tail, 12)], [[], [], []]);
  assert.deepEqual([tail.endsAt(9), tail.endsAt(8)], [true, false]);
});

test("what another instance has stamped is a gap: nobody is led over it", () => {
  const tail = new LogTail();
  tail.push(entries(1, 3));
  tail.push(entries(6, 7));
  assert.deepEqual([numbers(tail, 2), numbers(tail, 3), numbers(tail, 5)], [[], [], [6, 7]]);
});

test("it does not grow for ever, and what is forgotten is not passed over", () => {
  const tail = new LogTail();
  for (let seq = 1; seq <= 3_000; seq += 100) tail.push(entries(seq, seq + 99));
  assert.deepEqual([numbers(tail, 1_999, 1), numbers(tail, 2_000, 1)], [[], [2_001]]);
});
