import assert from "node:assert/strict";
import { test } from "node:test";
import { TestClock } from "./clock.ts";
import { createLinks } from "./links.ts";
import { createSecrets } from "./secrets.ts";

test("a link opens what it was made for, until it ends", () => {
  const clock = new TestClock();
  const links = createLinks(createSecrets("one secret of an installation").key("links"), clock);
  const { token } = links.sign("receipt-1", 60);
  assert.equal(links.open(token), "receipt-1");
  const [what, until, signature] = token.split(".") as [string, string, string];
  const later = `${what}.${Number(until) + 3_600}.${signature}`;
  const other = `${Buffer.from("receipt-2").toString("base64url")}.${until}.${signature}`;
  for (const forged of [later, other, `${what}.${until}.`, "", "a.b.c"])
    assert.equal(links.open(forged), undefined);
  clock.advance(61_000);
  assert.equal(links.open(token), undefined);
});

test("what is sealed opens with the same secret and purpose only", () => {
  const secrets = createSecrets("one secret of an installation");
  const sealed = secrets.seal("keys", Buffer.from("private"));
  assert.equal(secrets.open("keys", sealed).toString(), "private");
  assert.throws(() => secrets.open("other", sealed));
  assert.throws(() => createSecrets("another secret").open("keys", sealed));
  sealed[sealed.length - 20]! ^= 1;
  assert.throws(() => secrets.open("keys", sealed));
});
