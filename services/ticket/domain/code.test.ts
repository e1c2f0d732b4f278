import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { makeCode, makeKeyPair, privateKeyOf, publicKeyOf, readCode, verifyCode } from "./code.ts";

const pair = makeKeyPair();
const [private_key, public_key] = [privateKeyOf(pair.private_key), publicKeyOf(pair.public_key)];
const content = {
  key_id: "00a1b2c3d4e5f607",
  ticket_id: "0197d8d0-0000-7000-8000-00000000abcd",
  event_id: "0197d8d0-0000-7000-8000-00000000ef01",
};
const code = makeCode(content, private_key);
const accepted = (text: string) => {
  const read = readCode(text);
  return read !== undefined && verifyCode(read, public_key);
};

test("a code holds what it was made of, and fits into a small QR picture", () => {
  const { key_id, ticket_id, event_id } = readCode(code)!;
  assert.deepEqual({ key_id, ticket_id, event_id }, content);
  assert.ok(accepted(code));
  assert.ok(code.length <= 160);
  assert.equal(makeCode(content, private_key), code, "the same ticket has the same code");
});

test("every single flipped bit is refused", () => {
  const bytes = Buffer.from(code.slice(7), "base64url");
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const changed = Buffer.from(bytes);
    changed[bit >> 3]! ^= 1 << (bit & 7);
    assert.ok(!accepted(`FOYER1.${changed.toString("base64url")}`), `bit ${bit}`);
  }
});

test("any other text is refused", () => {
  const changes = fc.array(fc.tuple(fc.nat(code.length - 1), fc.string({ minLength: 0, maxLength: 2 })), {
    minLength: 1,
    maxLength: 4,
  });
  fc.assert(
    fc.property(changes, (list) => {
      let text = code;
      for (const [at, letters] of list) text = text.slice(0, at) + letters + text.slice(at + 1);
      return text === code || !accepted(text);
    }),
    { numRuns: 3_000 },
  );
});

test("the same bytes in another spelling are refused", () => {
  const bytes = Buffer.from(code.slice(7), "base64url");
  for (const text of [
    `FOYER1.${bytes.toString("base64")}`,
    `${code}=`,
    ` ${code}`,
    `${code}\n`,
    code.toLowerCase(),
    code.replace("FOYER1", "FOYER2"),
    "",
  ]) {
    if (text !== code) assert.ok(!accepted(text), JSON.stringify(text.slice(-6)));
  }
});

test("another key's signature is refused", () => {
  const read = readCode(makeCode(content, privateKeyOf(makeKeyPair().private_key)))!;
  assert.equal(verifyCode(read, public_key), false);
});
