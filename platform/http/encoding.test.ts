import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { deflateRest, encodingFor, gzipOf } from "./encoding.ts";

test("a head before a rest that is compressed already is one gzip document", async () => {
  for (const size of [0, 1, 1_000, 700_000]) {
    const rest = Buffer.from(randomBytes(size).toString("hex"));
    const deflated = await deflateRest(rest);
    for (const version of [1, 123_456_789]) {
      const head = Buffer.from(`{"version":${version}`);
      assert.deepEqual(gunzipSync(gzipOf(head, rest, deflated)), Buffer.concat([head, rest]));
    }
  }
});

test("the encoding is one that the client takes", () => {
  assert.equal(encodingFor("gzip, deflate, br, zstd"), "br");
  assert.equal(encodingFor("gzip, deflate, br", ["gzip"]), "gzip");
  assert.equal(encodingFor("br;q=0, gzip;q=0.5"), "gzip");
  assert.equal(encodingFor(""), "identity");
});
