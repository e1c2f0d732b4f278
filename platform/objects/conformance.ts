import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, describe, test } from "node:test";
import type { ObjectStore, ObjectStores } from "./store.ts";

/** What every object store has to do: whichever is chosen, a service sees the same. @param open an empty one */
export function conformance(
  name: string,
  open: () => Promise<{ stores: ObjectStores; clean(): Promise<unknown> }>,
): void {
  describe(`${name} keeps files as every store has to`, () => {
    let opened: Awaited<ReturnType<typeof open>>;
    before(async () => {
      opened = await open();
    });
    after(async () => {
      await opened?.clean();
      opened?.stores.close();
    });
    const store = () => opened.stores.of("receipt");
    keepsAndForgets(store);
    knowsItsKeys(store);
    standsCompany(store);

    test("what one service keeps is not the other's", async () => {
      await store().put("shared.pdf", Buffer.from("of receipt"));
      const other = opened.stores.of("event");
      assert.equal(await other.get("shared.pdf"), undefined);
      await other.remove("shared.pdf");
      assert.equal((await store().get("shared.pdf"))?.toString(), "of receipt");
    });

    test("it can be reached", async () => assert.equal(await opened.stores.reachable(), true));
  });
}

function keepsAndForgets(store: () => ObjectStore): void {
  test("what is put is got, replaced whole, and gone when it is removed, which does no harm twice", async () => {
    assert.equal(await store().get("a/b.pdf"), undefined);
    await store().remove("a/b.pdf");
    await store().put("a/b.pdf", Buffer.from("one, and rather long"));
    await store().put("a/b.pdf", Buffer.from("two"));
    assert.equal((await store().get("a/b.pdf"))?.toString(), "two");
    await store().remove("a/b.pdf");
    await store().remove("a/b.pdf");
    assert.equal(await store().get("a/b.pdf"), undefined);
  });

  test("any bytes come back as they were: all of them, none, a part of a larger buffer, many", async () => {
    const every = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    const large = randomBytes(12 * 1024 * 1024);
    for (const [key, bytes] of Object.entries({
      every,
      none: Buffer.alloc(0),
      part: new Uint8Array(every.buffer, every.byteOffset + 100, 50),
      large,
    })) {
      await store().put(key, bytes);
      const got = await store().get(key);
      assert.ok(Buffer.isBuffer(got), key);
      assert.ok(got.equals(bytes), key);
    }
    await store().remove("large");
  });
}

function knowsItsKeys(store: () => ObjectStore): void {
  test("keys of every allowed kind", async () => {
    const keys = ["0", "a-b_c.d", "a..b", "x/1/2/3/4/5/6/7/8.webp", "q".repeat(200), `${"r/".repeat(249)}r`];
    for (const key of keys) await store().put(key, Buffer.from(key));
    for (const key of keys) assert.equal((await store().get(key))?.toString(), key);
  });

  test("a way out of the service's room is no key, and neither is what some store cannot name", async () => {
    const none = [
      "../x",
      "a/../../x",
      "a/..",
      "./a",
      "/etc/passwd",
      "a//b",
      "a/",
      "",
      "A",
      "é",
      "a b",
      "a\\b",
    ];
    for (const key of [
      ...none,
      "a\u0000",
      "a\n",
      "%2e%2e/x",
      ".hidden",
      "q".repeat(201),
      "r/".repeat(250) + "r",
    ]) {
      await assert.rejects(store().put(key, Buffer.from("x")), /not a key/, key);
      await assert.rejects(store().get(key), /not a key/, key);
      await assert.rejects(store().remove(key), /not a key/, key);
    }
  });

  test("the folder of a file is no file, and nothing is below a file", async () => {
    await store().put("folder/file", Buffer.from("here"));
    assert.equal(await store().get("folder"), undefined);
    assert.equal(await store().get("folder/file/below"), undefined);
    await store().remove("folder");
    await store().remove("folder/file/below");
    assert.equal((await store().get("folder/file"))?.toString(), "here");
  });
}

function standsCompany(store: () => ObjectStore): void {
  test("many at once, each its own", async () => {
    const keys = Array.from({ length: 50 }, (_, n) => `many/${n}`);
    await Promise.all(keys.map((key) => store().put(key, Buffer.from(key))));
    const got = await Promise.all(keys.map((key) => store().get(key)));
    assert.deepEqual(got.map(String), keys);
    await Promise.all(keys.map((key) => store().remove(key)));
    assert.deepEqual(
      await Promise.all(keys.map((key) => store().get(key))),
      keys.map(() => undefined),
    );
  });

  test("whoever reads while others write sees one of them whole", async () => {
    const versions = Array.from({ length: 8 }, (_, n) => Buffer.alloc(200_000, n));
    await store().put("fought-over", versions[0]!);
    const writing = Promise.all(versions.map((bytes) => store().put("fought-over", bytes)));
    const read = await Promise.all(versions.map(() => store().get("fought-over")));
    await writing;
    for (const bytes of [...read, await store().get("fought-over")])
      assert.ok(bytes?.equals(versions[bytes[0]!]!));
  });
}
