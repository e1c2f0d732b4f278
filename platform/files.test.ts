import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { TestClock } from "./clock.ts";
import { createLinks } from "./links.ts";
import { directoryStore } from "./objects.ts";
import { createSecrets } from "./secrets.ts";

test("a file is there whole, replaced whole, and nowhere but in its store", async () => {
  const folder = await mkdtemp(join(tmpdir(), "foyer-objects-"));
  const store = directoryStore(folder);
  assert.equal(await store.get("a/b.pdf"), undefined);
  await store.put("a/b.pdf", Buffer.from("one"));
  await store.put("a/b.pdf", Buffer.from("two"));
  assert.equal((await store.get("a/b.pdf"))?.toString(), "two");
  await store.remove("a/b.pdf");
  assert.equal(await store.get("a/b.pdf"), undefined);
  for (const key of ["../x", "/etc/passwd", "a/../../x", "a//b", "A", ""])
    await assert.rejects(async () => store.put(key, Buffer.from("x")), /not a key/);
  await rm(folder, { recursive: true });
});

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
