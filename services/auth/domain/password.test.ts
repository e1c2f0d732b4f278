import assert from "node:assert/strict";
import { test } from "node:test";
import { isGuessable, NewPassword } from "./password.ts";

const valid = (password: string) => NewPassword.safeParse(password).success;

test("a password has 10 to 200 characters, of any kind", () => {
  for (const password of [
    "ten chars.",
    "correct horse battery staple",
    "🎭".repeat(10),
    "ä ö ü ß — пароль",
    "x".repeat(200),
  ])
    assert.ok(valid(password), password);
  for (const password of ["", "nine char", "🎭".repeat(9), "x".repeat(201), "x".repeat(4_096)])
    assert.ok(!valid(password), password.slice(0, 20));
});

test("two spellings of one character are one password", () => {
  assert.equal(NewPassword.parse("ＡＢＣ-pass-wörd"), NewPassword.parse("ABC-pass-wo\u0308rd"));
});

test("what attackers try first is refused", () => {
  const leaked = [
    "password123",
    "Password123",
    "PASSWORD1234",
    "P@ssw0rd123",
    "1234567890",
    "qwertyuiop",
    "1q2w3e4r5t",
    "iloveyou123",
    "aaaaaaaaaa",
    "1212121212",
    "passwordpassword",
    "summer2024!",
    "welcome1234",
    "letmein123",
    "football2023",
    "abcdefghij",
    "foyer12345",
    "foyerfoyer",
    "Foyer-2026",
  ];
  for (const password of leaked) assert.ok(isGuessable(password, "someone@example.org"), password);
  assert.ok(isGuessable("maximilian.muster@example.org", "maximilian.muster@example.org"));
  assert.ok(isGuessable("Maximilian.Muster", "maximilian.muster@example.org"));
});

test("other passwords are not", () => {
  for (const password of [
    "foyer-demo",
    "correct horse battery staple",
    "a long enough one",
    "my cat sleeps at 4",
    "vK7-plum-river",
  ]) {
    assert.ok(!isGuessable(password, "someone@example.org"), password);
  }
});
