import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type PricedLine, totalsOf } from "./totals.ts";

const line = (change: Partial<PricedLine> = {}): PricedLine => ({
  quantity: 1,
  unit_price_amount: 1_000,
  price_currency: "EUR",
  tax_basis_points: 2_300,
  organization_id: "a",
  start_time: null,
  end_time: null,
  ...change,
});

test("sums are sums of lines; tax is contained, per line, half up", () => {
  const lines = fc.array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 100 }),
      unit_price_amount: fc.nat(100_000),
      tax_basis_points: fc.nat(3_000),
    }),
    { minLength: 1, maxLength: 50 },
  );
  fc.assert(
    fc.property(lines, (given) => {
      const totals = totalsOf(given.map(line));
      assert.ok(!("refused" in totals));
      let [price, tax] = [0n, 0n];
      for (const { quantity, unit_price_amount, tax_basis_points } of given) {
        const amount = BigInt(quantity) * BigInt(unit_price_amount);
        const divisor = 10_000n + BigInt(tax_basis_points);
        price += amount;
        tax += (2n * amount * BigInt(tax_basis_points) + divisor) / (2n * divisor);
      }
      assert.deepEqual([BigInt(totals.price_amount), BigInt(totals.tax_amount)], [price, tax]);
      assert.ok(totals.tax_amount <= totals.price_amount);
    }),
  );
});

test("from the first beginning to the last end", () => {
  const totals = totalsOf([
    line({ start_time: "2030-01-02T10:00:00.000Z", end_time: "2030-01-02T12:00:00.000Z" }),
    line(),
    line({ start_time: "2030-01-01T10:00:00.000Z", end_time: "2030-01-01T12:00:00.000Z" }),
  ]);
  assert.deepEqual(totals, {
    organization_id: "a",
    price_currency: "EUR",
    price_amount: 3_000,
    tax_amount: 561,
    start_time: "2030-01-01T10:00:00.000Z",
    end_time: "2030-01-02T12:00:00.000Z",
  });
});

test("one organization, one currency, and a sum that can be paid", () => {
  assert.deepEqual(totalsOf([line(), line({ organization_id: "b" })]), {
    refused: "mixed_organizations",
    index: 1,
  });
  assert.deepEqual(totalsOf([line(), line(), line({ price_currency: "GBP" })]), {
    refused: "mixed_currencies",
    index: 2,
  });
  assert.deepEqual(totalsOf([line({ quantity: 100, unit_price_amount: 99_999_999 })]), {
    refused: "too_expensive",
    index: 0,
  });
});
