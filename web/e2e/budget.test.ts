import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

const assets = new URL("../dist/assets/", import.meta.url);
const names = await readdir(assets);
/** kB of gzip that JavaScript of the first page may have, and of every further one beyond it. */
const FIRST_KB = 170;
const FURTHER_KB = 70;

const chunk = (name: string) => {
  const found = names.find((file) => new RegExp(`^${name}-[\\w-]{8}\\.js$`).test(file));
  assert.ok(found, `no chunk called ${name}`);
  return found;
};

/** The chunk and what it imports at once; import() of further pages does not count. */
async function closure(file: string, known = new Set<string>()): Promise<Set<string>> {
  if (known.has(file)) return known;
  known.add(file);
  const code = await readFile(new URL(file, assets), "utf8");
  for (const [, next] of code.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g))
    await closure(next!, known);
  return known;
}

async function size(files: Iterable<string>): Promise<number> {
  let bytes = 0;
  for (const file of files) bytes += gzipSync(await readFile(new URL(file, assets))).length;
  return bytes / 1000;
}

test("the first page and every further one stay within their budgets", async () => {
  const html = await readFile(new URL("../index.html", assets), "utf8");
  const [, entry] = /src="\/assets\/([\w.-]+\.js)"/.exec(html)!;
  const first = new Set([
    ...(await closure(entry!)),
    ...(await closure(chunk("browse"))),
    ...(await closure(chunk("en"))),
  ]);
  const kb = await size(first);
  assert.ok(kb > 80, `${kb} kB: the measure itself is broken`);
  assert.ok(kb <= FIRST_KB, `first page: ${kb.toFixed(1)} kB`);
  for (const page of [
    "event",
    "seats",
    "checkout",
    "booking",
    "bookings",
    "ticket",
    "sign-in",
    "register",
    "verify-email",
    "reset-password",
    "account",
    "addresses",
    "preferences",
    "devices",
    "door",
    "sandbox-card",
    "stripe-card",
    "zxing-reader",
  ]) {
    const further = await size((await closure(chunk(page))).difference(first));
    assert.ok(further <= FURTHER_KB, `${page}: ${further.toFixed(1)} kB`);
  }
});

test("the page needs no inline script and no other origin", async () => {
  const html = await readFile(new URL("../index.html", assets), "utf8");
  assert.doesNotMatch(html, /<script(?![^>]*\ssrc=)/);
  assert.doesNotMatch(html, /<style|\sstyle=|https?:/);
});
