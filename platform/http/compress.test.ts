import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { test } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import fastify from "fastify";
import { compressAnswers } from "./compress.ts";

const LONG = JSON.stringify({ words: "to and fro ".repeat(500) });
const app = fastify();
compressAnswers(app, 2_000);
app.get("/long", (_request, reply) => reply.type("application/json").header("vary", "origin").send(LONG));
app.get("/short", () => ({ words: "to and fro" }));
app.get("/flow", (_request, reply) => reply.type("text/plain").send(Readable.from([LONG, LONG])));
app.get("/picture", (_request, reply) => reply.type("image/png").send(Buffer.alloc(5_000)));
app.get("/encoded", (_request, reply) =>
  reply.type("application/json").header("content-encoding", "gzip").send(Buffer.alloc(5_000)),
);

const get = (url: string, accept?: string) =>
  app.inject({ url, headers: accept === undefined ? {} : { "accept-encoding": accept } });

test("a long answer is compressed as the client wants it, and caches are told", async () => {
  const br = await get("/long", "gzip, deflate, br");
  assert.equal(br.headers["content-encoding"], "br");
  assert.equal(br.headers.vary, "origin, accept-encoding");
  assert.equal(br.headers["content-length"], String(br.rawPayload.length));
  assert.equal(brotliDecompressSync(br.rawPayload).toString(), LONG);
  const gzipped = await get("/long", "gzip");
  assert.equal(gunzipSync(gzipped.rawPayload).toString(), LONG);
  const plain = await get("/long");
  assert.equal(plain.headers["content-encoding"], undefined);
  assert.equal(plain.body, LONG);
});

test("what flows is compressed on its way", async () => {
  const { rawPayload, headers } = await get("/flow", "br");
  assert.equal(headers["content-encoding"], "br");
  assert.equal(brotliDecompressSync(rawPayload).toString(), LONG + LONG);
});

test("what is short, a picture, or encoded already goes as it is", async () => {
  for (const url of ["/short", "/picture"])
    assert.equal((await get(url, "br")).headers["content-encoding"], undefined, url);
  const { headers, rawPayload } = await get("/encoded", "br");
  assert.equal(headers["content-encoding"], "gzip");
  assert.equal(rawPayload.length, 5_000);
});
