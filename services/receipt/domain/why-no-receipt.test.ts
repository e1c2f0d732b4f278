import assert from "node:assert/strict";
import { test } from "node:test";
import { whyNoReceipt } from "./why-no-receipt.ts";

test("a receipt tells of a sale that came to be, and of nothing else", () => {
  const sale = { status: "CONFIRMED", payment_status: "SUCCEEDED", price_amount: 100, confirmed: true };
  const cases: [Partial<typeof sale>, string | undefined][] = [
    [{}, undefined],
    [{ status: "COMPLETED" }, undefined],
    [{ status: "CANCELLED", payment_status: "REFUNDED" }, undefined],
    [{ status: "PENDING", payment_status: "PENDING", confirmed: false }, "payment_required"],
    [{ status: "PENDING", payment_status: "SUCCEEDED", confirmed: false }, "invalid_state"],
    [{ status: "EXPIRED", payment_status: "REFUNDING", confirmed: false }, "invalid_state"],
    [{ status: "FAILED", payment_status: "REFUNDED", confirmed: false }, "invalid_state"],
    [{ price_amount: 0, payment_status: "NOT_REQUIRED" }, "invalid_state"],
  ];
  for (const [change, code] of cases)
    assert.equal(whyNoReceipt({ ...sale, ...change })?.code, code, JSON.stringify(change));
});
