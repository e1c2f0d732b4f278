import assert from "node:assert/strict";
import { test } from "node:test";
import {
  addBest,
  addSeat,
  addSlot,
  removeSeat,
  removeSlot,
  retypeSeat,
  setGoods,
  setStanding,
} from "./wanted.ts";

test("a click changes its own performance and nothing else", () => {
  const other = addSeat("other", "p1", "full")([]);
  const both = addSeat("here", "p1", "full")(other);
  assert.equal(both.length, 2);
  assert.deepEqual(addSeat("here", "p1", "full")(both), both, "the same seat twice is one");
  assert.deepEqual(removeSeat("here", "p1")(both), other);
  const cheaper = retypeSeat("here", "p1", "reduced")(both);
  assert.deepEqual(
    cheaper.map((item) => ("ticket_type_id" in item ? item.ticket_type_id : undefined)),
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

test("goods and times stand beside places, and none touches another", () => {
  const seat = addSeat("here", "p1", "full")([]);
  const all = addSlot("cut", "2026-12-01T10:00:00.000Z", 1)(setGoods("shirt", "navy-m", 2)(seat));
  assert.deepEqual(
    all.map(({ type }) => type),
    ["place", "product", "slot"],
  );
  assert.deepEqual(removeSlot("cut", "2026-12-01T10:00:00Z")(setGoods("shirt", "navy-m", 0)(all)), seat);
  assert.equal(removeSlot("cut", "2026-12-01T10:30:00Z")(all).length, 3);
  assert.deepEqual(setStanding("here", "floor", "full", 0)(all), all);
});
