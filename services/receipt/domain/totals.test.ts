import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { totals } from "./totals.ts";

test("two seats at 23 % and a mug at 13.5 %", () => {
  const sums = totals([
    { price_amount: 13_800, tax_basis_points: 2_300 },
    { price_amount: 1_200, tax_basis_points: 1_350 },
  ]);
  assert.deepEqual(sums, {
    gross: 15_000,
    tax: 2_580 + 143,
    rates: [
      { tax_basis_points: 2_300, net: 11_220, tax: 2_580, gross: 13_800 },
      { tax_basis_points: 1_350, net: 1_057, tax: 143, gross: 1_200 },
    ],
  });
});

test("net and tax always add up to what was paid", () => {
  const line = fc.record({
    price_amount: fc.nat(99_999_999),
    tax_basis_points: fc.constantFrom(0, 700, 900, 1_350, 1_900, 2_300),
  });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
      const { gross, tax, rates } = totals(lines);
      assert.equal(
        gross,
        lines.reduce((sum, { price_amount }) => sum + price_amount, 0),
      );
      assert.equal(rates.reduce((sum, rate) => sum + rate.net, 0) + tax, gross);
      for (const rate of rates) assert.ok(rate.tax >= 0 && rate.net >= 0);
    }),
  );
});
