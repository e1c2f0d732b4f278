import assert from "node:assert/strict";
import { test } from "node:test";
import { addBest, addSeat, removeSeat, retypeSeat, setStanding } from "./wanted.ts";

test("a click changes its own performance and nothing else", () => {
  const other = addSeat("other", "p1", "full")([]);
  const both = addSeat("here", "p1", "full")(other);
  assert.equal(both.length, 2);
  assert.deepEqual(addSeat("here", "p1", "full")(both), both, "the same seat twice is one");
  assert.deepEqual(removeSeat("here", "p1")(both), other);
  const cheaper = retypeSeat("here", "p1", "reduced")(both);
  assert.deepEqual(
    cheaper.map((item) => item.ticket_type_id),
    ["full", "reduced"],
  );
});

test("standing places are one line a kind, and zero takes it away", () => {
  const two = setStanding("here", "floor", "full", 2)([]);
  const mixed = setStanding("here", "floor", "reduced", 1)(two);
  assert.deepEqual(
    setStanding("here", "floor", "full", 3)(mixed).map((item) => ("quantity" in item ? item.quantity : 0)),
    [1, 3],
  );
  assert.deepEqual(setStanding("here", "floor", "full", 0)(two), []);
});

test("best seats come on top of what is there", () => {
  const items = addBest("here", "stalls", "full", 2)(addSeat("here", "p1", "full")([]));
  assert.deepEqual(items.at(-1), {
    type: "place",
    performance_id: "here",
    zone_id: "stalls",
    ticket_type_id: "full",
    quantity: 2,
    best_available: true,
  });
  assert.equal(items.length, 2);
});
