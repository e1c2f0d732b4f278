import assert from "node:assert/strict";
import { test } from "node:test";
import { readPhone } from "./phone.ts";

test("a number is kept as E.164, however it is written", () => {
  for (const text of ["+353 (1) 234-5678", "00353 1 234 5678", "+353/1/234.5678", "＋353 1 234 5678"])
    assert.equal(readPhone(text), "+35312345678", text);
});

test("what is no international number is refused", () => {
  for (const text of [
    "",
    "1234567",
    "+0123456789",
    "+12",
    "+1234567890123456",
    "+353 1 CALL ME",
    "+353\r\n1234567x",
  ])
    assert.equal(readPhone(text), undefined, text);
});
