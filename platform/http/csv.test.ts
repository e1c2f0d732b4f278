import assert from "node:assert/strict";
import { test } from "node:test";
import { csvReply } from "./csv.ts";

const table = (...cells: (string | number | null)[]) => csvReply("x.csv", ["a"], [cells]).body as string;

test("what people typed is text, never a formula", () => {
  for (const typed of ["=cmd|' /C calc'!A0", "+1", "-2+3", "@SUM(A1)", " =1", "\t=1", "＝1"])
    assert.equal(table(typed), `\uFEFF"a"\r\n"'${typed}"\r\n`);
  assert.equal(table("a-b", 5, null, ""), '\uFEFF"a"\r\n"a-b",5,"",""\r\n');
});

test("quotes, commas and line breaks stay in their field", () => {
  assert.equal(table('He said "no", and\nleft'), '\uFEFF"a"\r\n"He said ""no"", and\nleft"\r\n');
});
