import assert from "node:assert/strict";
import { test } from "node:test";
import { formatMoney } from "./money.ts";

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");

test("every currency has its own decimals and every locale its own way", () => {
  assert.equal(formatMoney(2700, "EUR", "en-IE"), "€27.00");
  assert.equal(plain(formatMoney(6905, "EUR", "de-DE")), "69,05 €");
  assert.equal(plain(formatMoney(1500, "JPY", "ja-JP")), "￥1,500");
  assert.equal(plain(formatMoney(12345, "BHD", "en")), "BHD 12.345");
  assert.equal(formatMoney(0, "EUR", "en-IE"), "€0.00");
  assert.equal(formatMoney(-5, "EUR", "en-IE"), "-€0.05");
});

test("an amount that no float holds keeps its last cent", () => {
  assert.equal(formatMoney(Number.MAX_SAFE_INTEGER, "EUR", "en-IE"), "€90,071,992,547,409.91");
});
