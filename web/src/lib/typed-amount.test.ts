import assert from "node:assert/strict";
import { test } from "node:test";
import { amountText, typedAmount } from "./typed-amount.ts";

test("what is typed becomes exactly that many minor units, or nothing", () => {
  const cases: [string, string, number | undefined][] = [
    ["12.50", "EUR", 1_250],
    ["12,5", "EUR", 1_250],
    [" 69 ", "EUR", 6_900],
    ["0.29", "EUR", 29],
    ["500", "JPY", 500],
    ["500.5", "JPY", undefined],
    ["1.234", "BHD", 1_234],
    ["1.234", "EUR", undefined],
    ["-5", "EUR", undefined],
    ["1e3", "EUR", undefined],
    ["", "EUR", undefined],
  ];
  for (const [text, currency, amount] of cases) assert.equal(typedAmount(text, currency), amount, text);
  for (const [amount, currency] of [
    [29, "EUR"],
    [500, "JPY"],
    [1_234, "BHD"],
  ] as const)
    assert.equal(typedAmount(amountText(amount, currency), currency), amount);
});
