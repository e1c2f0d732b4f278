import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  canMove,
  canMovePayment,
  hasMoney,
  isOver,
  move,
  MOVES,
  movePayment,
  PAYMENT_MOVES,
  PAYMENT_STATUSES,
  STATUSES,
} from "./statuses.ts";

function reachable<State extends string>(first: State[], moves: Record<State, readonly State[]>): Set<State> {
  const seen = new Set(first);
  for (const state of seen) for (const next of moves[state]) seen.add(next);
  return seen;
}

test("every state can be reached from where a booking begins", () => {
  assert.deepEqual(reachable(["PENDING"], MOVES), new Set(STATUSES));
  assert.deepEqual(reachable(["PENDING", "NOT_REQUIRED"], PAYMENT_MOVES), new Set(PAYMENT_STATUSES));
});

test("every move that the table does not have throws; staying is no move", () => {
  fc.assert(
    fc.property(fc.constantFrom(...STATUSES), fc.constantFrom(...STATUSES), (from, to) => {
      if (from === to || canMove(from, to)) assert.equal(move(from, to), to);
      else assert.throws(() => move(from, to));
    }),
  );
  fc.assert(
    fc.property(fc.constantFrom(...PAYMENT_STATUSES), fc.constantFrom(...PAYMENT_STATUSES), (from, to) => {
      if (from === to || canMovePayment(from, to)) assert.equal(movePayment(from, to), to);
      else assert.throws(() => movePayment(from, to));
    }),
  );
});

test("whatever way a booking goes: what has ended stays ended, and money never vanishes", () => {
  const ways = fc.array(fc.nat(9), { maxLength: 12 });
  fc.assert(
    fc.property(ways, ways, (way, money) => {
      const walk = <State extends string>(
        from: State,
        moves: Record<State, readonly State[]>,
        steps: number[],
      ) =>
        steps.reduce<State[]>(
          (path, step) => {
            const next = moves[path.at(-1)!];
            return next.length === 0 ? path : [...path, next[step % next.length]!];
          },
          [from],
        );
      const path = walk("PENDING", MOVES, way);
      const ended = path.findIndex((status) => ["COMPLETED", "CANCELLED", "FAILED"].includes(status));
      if (ended >= 0) assert.equal(ended, path.length - 1);
      assert.equal(path.indexOf("PENDING"), path.lastIndexOf("PENDING"), "nothing becomes a basket again");
      const paid = walk("PENDING", PAYMENT_MOVES, money);
      const came = paid.findIndex(hasMoney);
      if (came >= 0)
        for (const status of paid.slice(came))
          assert.ok(hasMoney(status) || status === "REFUNDING" || status === "REFUNDED");
    }),
  );
});

test("an expired booking whose money is there is not over", () => {
  assert.deepEqual(
    [isOver("EXPIRED", "SUCCEEDED"), isOver("EXPIRED", "REFUNDING"), isOver("EXPIRED", "PENDING")],
    [false, true, true],
  );
  for (const status of ["PENDING", "CONFIRMED", "COMPLETED"] as const)
    assert.equal(isOver(status, "SUCCEEDED"), false);
  for (const status of ["CANCELLED", "FAILED"] as const) assert.equal(isOver(status, "SUCCEEDED"), true);
});
