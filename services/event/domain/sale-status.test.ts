import assert from "node:assert/strict";
import { test } from "node:test";
import { type PerformanceSale, saleStatus } from "./sale-status.ts";

const now = new Date("2026-11-26T15:00:00Z");
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);
const performance = (change: Partial<PerformanceSale>): PerformanceSale => ({
  ends_at: hours(50),
  sale_starts_at: null,
  sale_ends_at: hours(48),
  status: "SCHEDULED",
  free: 5,
  ...change,
});

test("the status of a sale, exact to the second", () => {
  const cases: [string, string, PerformanceSale[]][] = [
    ["on_sale", "PUBLISHED", [performance({})]],
    ["on_sale", "PUBLISHED", [performance({ sale_starts_at: now })]],
    ["not_yet", "PUBLISHED", [performance({ sale_starts_at: new Date(now.getTime() + 1_000) })]],
    ["sold_out", "PUBLISHED", [performance({ free: 0 })]],
    ["on_sale", "PUBLISHED", [performance({ free: 0 }), performance({})]],
    ["not_yet", "PUBLISHED", [performance({ free: 0 }), performance({ sale_starts_at: hours(1) })]],
    ["ended", "PUBLISHED", [performance({ sale_ends_at: now })]],
    ["ended", "PUBLISHED", [performance({ ends_at: now, sale_ends_at: hours(-1) })]],
    ["cancelled", "PUBLISHED", [performance({ status: "CANCELLED" })]],
    ["cancelled", "CANCELLED", [performance({})]],
  ];
  for (const [expected, status, performances] of cases)
    assert.equal(saleStatus(status, performances, now), expected);
});
