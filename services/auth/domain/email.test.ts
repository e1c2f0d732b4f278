import assert from "node:assert/strict";
import { test } from "node:test";
import { mailboxOf, readEmail } from "./email.ts";

test("spellings of one address have one key", () => {
  const same = [
    "Ada.Lovelace@Example.org",
    " ada.lovelace@example.ORG ",
    "ａda.lovelace@example.org",
    "ada.lovelace@ｅxample.org",
  ];
  for (const text of same) assert.equal(readEmail(text)?.key, "ada.lovelace@example.org", text);
  assert.equal(readEmail("kasse@münchen.example")?.key, readEmail("kasse@xn--mnchen-3ya.example")?.key);
  assert.notEqual(
    readEmail("ada+a@example.org")?.key,
    readEmail("ada@example.org")?.key,
    "a tag is another address",
  );
});

test("what is no address is refused", () => {
  const wrong = [
    "",
    "x",
    "@example.org",
    "a@",
    "a@b",
    "a b@example.org",
    "a@exa mple.org",
    "a@example.org\r\nbcc: all@example.org",
    "a\n@example.org",
    "a@-example.org",
    "a@example..org",
    ".a@example.org",
    "a..b@example.org",
    "а@example.org",
    "a@127.0.0.1",
    "<a@example.org>",
    "a@example.org,b@example.org",
    `${"a".repeat(65)}@example.org`,
    `a@${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(60)}.${"e".repeat(60)}.${"f".repeat(60)}.org`,
  ];
  for (const text of wrong) assert.equal(readEmail(text), undefined, text);
});

test("limits per person see through tags, and leave dots alone", () => {
  assert.equal(mailboxOf("ada+one+two@example.org"), "ada@example.org");
  assert.equal(mailboxOf("a.da@gmail.com"), "a.da@gmail.com");
});
