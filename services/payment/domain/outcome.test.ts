import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Intent } from "./intent.ts";
import { type Expected, isLostIntent, isMoving, outcomeOf } from "./outcome.ts";

const payment: Expected = {
  id: "p",
  status: "PENDING",
  amount: 6900,
  currency: "EUR",
  revision: 3,
  provider_payment_id: "pi_1",
  captured_amount: 0,
  closed: false,
  paid_elsewhere: false,
  failed_attempt: "",
};
const intent: Intent = {
  id: "pi_1",
  state: "waiting",
  amount: 6900,
  currency: "EUR",
  received_amount: 0,
  attempt: "",
  method_label: "",
  marks: { payment_id: "p", revision: 3 },
  handover: {},
  capture_id: null,
  spent: false,
};
const paid: Intent = { ...intent, state: "succeeded", received_amount: 6900 };

test("only exactly the amount asked for is paid", () => {
  assert.deepEqual(outcomeOf(payment, paid), { kind: "paid" });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), (received_amount) => {
      const { kind } = outcomeOf(payment, { ...paid, received_amount });
      assert.equal(kind, received_amount === 6900 ? "paid" : "wrong_money");
    }),
  );
  assert.deepEqual(outcomeOf(payment, { ...paid, currency: "USD" }), {
    kind: "wrong_money",
    reason: "wrong_currency",
  });
  assert.deepEqual(outcomeOf({ ...payment, paid_elsewhere: true }, paid), {
    kind: "wrong_money",
    reason: "paid_elsewhere",
  });
});

test("money counts also after the booking is over, but only once", () => {
  assert.deepEqual(outcomeOf({ ...payment, status: "CANCELLED", closed: true }, paid), { kind: "paid" });
  for (const state of ["waiting", "declined", "processing", "succeeded", "cancelled"] as const)
    assert.deepEqual(
      outcomeOf({ ...payment, status: "SUCCEEDED", captured_amount: 6900 }, { ...paid, state }),
      { kind: "nothing" },
    );
});

test("a decline is told once for each attempt", () => {
  const declined: Intent = { ...intent, state: "declined", attempt: "ch_1" };
  assert.deepEqual(outcomeOf(payment, declined), { kind: "open", status: "FAILED", declined: true });
  assert.deepEqual(outcomeOf({ ...payment, failed_attempt: "ch_1" }, declined), {
    kind: "open",
    status: "FAILED",
    declined: false,
  });
  assert.deepEqual(outcomeOf({ ...payment, failed_attempt: "ch_1" }, { ...declined, attempt: "ch_2" }), {
    kind: "open",
    status: "FAILED",
    declined: true,
  });
});

test("a cancelled intent ends the payment of a closed booking and frees that of an open one", () => {
  assert.deepEqual(outcomeOf({ ...payment, closed: true }, { ...intent, state: "cancelled" }), {
    kind: "ended",
  });
  assert.deepEqual(outcomeOf(payment, { ...intent, state: "cancelled" }), { kind: "dropped" });
});

test("a lost intent is known by its marks, of this revision only", () => {
  const lost = { ...payment, status: "CREATED" as const, provider_payment_id: null };
  assert.ok(isLostIntent(lost, intent));
  assert.ok(!isLostIntent(payment, intent));
  assert.ok(!isLostIntent({ ...lost, revision: 4 }, intent));
  assert.ok(!isLostIntent({ ...lost, id: "q" }, intent));
  assert.ok(!isLostIntent(lost, { ...intent, marks: {} }));
});

test("an approved intent is money that moves, unless its booking is over", () => {
  const approved: Intent = { ...intent, state: "approved" };
  assert.ok(isMoving(approved) && !isMoving(intent));
  const open = { kind: "open", declined: false } as const;
  assert.deepEqual(outcomeOf(payment, approved), { ...open, status: "PROCESSING" });
  assert.deepEqual(outcomeOf({ ...payment, closed: true }, approved), { ...open, status: "PENDING" });
  assert.deepEqual(outcomeOf({ ...payment, status: "CANCELLED", closed: true }, approved), {
    kind: "nothing",
  });
});

test("a declined intent that had its only try makes room for another, or ends what is over", () => {
  const spent: Intent = { ...intent, state: "declined", attempt: "pi_1", spent: true };
  assert.deepEqual(outcomeOf(payment, spent), { kind: "used_up" });
  assert.deepEqual(outcomeOf({ ...payment, closed: true }, spent), { kind: "ended" });
  assert.deepEqual(outcomeOf({ ...payment, captured_amount: 6900 }, spent), { kind: "nothing" });
});
