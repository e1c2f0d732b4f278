import assert from "node:assert/strict";
import { test } from "node:test";
import {
  movePayment,
  moveRefund,
  PAYMENT_MOVES,
  PAYMENT_STATUSES,
  type PaymentStatus,
  REFUND_MOVES,
  REFUND_STATUSES,
} from "./status.ts";

test("every payment status is reachable from CREATED, every refund status from PENDING", () => {
  assert.deepEqual(reachable<PaymentStatus>("CREATED", PAYMENT_MOVES), new Set(PAYMENT_STATUSES));
  assert.deepEqual(reachable("PENDING", REFUND_MOVES), new Set(REFUND_STATUSES));
});

test("every move outside the table throws", () => {
  for (const from of PAYMENT_STATUSES) {
    for (const to of PAYMENT_STATUSES) {
      if (from === to || PAYMENT_MOVES[from].includes(to)) assert.equal(movePayment(from, to), to);
      else assert.throws(() => movePayment(from, to), `${from} to ${to}`);
    }
  }
  assert.throws(() => moveRefund("FAILED", "SUCCEEDED"));
  assert.throws(() => moveRefund("SUCCEEDED", "PENDING"));
});

test("money that is there never becomes money that is awaited", () => {
  const there: PaymentStatus[] = ["SUCCEEDED", "PARTIALLY_REFUNDED", "REFUNDED"];
  for (const from of there) {
    for (const to of ["CREATED", "PENDING", "PROCESSING", "CANCELLED"] as const)
      assert.throws(() => movePayment(from, to));
  }
});

function reachable<Status extends string>(
  start: Status,
  moves: Record<Status, readonly Status[]>,
): Set<Status> {
  const seen = new Set<Status>([start]);
  for (const status of seen) for (const next of moves[status]) seen.add(next);
  return seen;
}
