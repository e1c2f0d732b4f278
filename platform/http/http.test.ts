import assert from "node:assert/strict";
import { connect } from "node:net";
import { after, before, test } from "node:test";
import { newId } from "../ids.ts";
import { service } from "../service.ts";
import { type Harness, startHarness } from "../testing/harness.ts";
import { count, show } from "../testing/toy/counter.ts";
import { type ToyAuth, toyAuth } from "../testing/toy-auth.ts";

const toy = service({
  name: "booking",
  migrations: new URL("../testing/toy/migrations/", import.meta.url),
  config: () => ({}),
  context: (base) => base,
  routes: [count, show],
});

let auth: ToyAuth;
let harness: Harness;
let base: string;
let authorization: string;

before(async () => {
  auth = await toyAuth();
  harness = await startHarness({
    entries: [auth.entry, { name: "booking", http_port: 0, rpc_port: 0, load: async () => toy }],
    names: ["auth", "booking"],
  });
  base = harness.runtime.fronts.find((front) => front.name === "booking")!.url;
  ({ authorization } = await auth.person());
});
after(() => harness.stop());

const post = (path: string, body: string | Buffer, headers: Record<string, string> = {}) =>
  fetch(base + path, {
    method: "POST",
    body: body as never,
    headers: { "content-type": "application/json", authorization, "idempotency-key": newId(), ...headers },
  });

test("bad requests get the listed answer, as a problem with a correlation id", async () => {
  const path = `/counters/${newId()}`;
  const cases: [string, () => Promise<Response>, number, string][] = [
    ["not JSON", () => post(path, "{"), 400, "malformed_body"],
    ["byte order mark", () => post(path, Buffer.from("\ufeff{}")), 400, "malformed_body"],
    ["bad UTF-8", () => post(path, Buffer.from([0x22, 0xc3, 0x28, 0x22])), 400, "malformed_body"],
    ["duplicate name", () => post(path, '{"note":"a","note":"b"}'), 400, "malformed_body"],
    ["NUL", () => post(path, '{"note":"\\u0000"}'), 400, "malformed_body"],
    ["lone surrogate", () => post(path, '{"note":"\\ud800"}'), 400, "malformed_body"],
    ["-0", () => post(path, '{"amount":-0}'), 422, "validation_failed"],
    ["1e400", () => post(path, '{"amount":1e400}'), 422, "validation_failed"],
    ["16 digits", () => post(path, '{"amount":1234567890123456}'), 422, "validation_failed"],
    ["__proto__", () => post(path, '{"__proto__":{"admin":true}}'), 422, "validation_failed"],
    [
      "depth 1000",
      () => post(path, `{"note":${"[".repeat(1000)}${"]".repeat(1000)}}`),
      422,
      "validation_failed",
    ],
    ["unknown field", () => post(path, '{"paid":true}'), 422, "validation_failed"],
    ["wrong type", () => post(path, '{"amount":"2"}'), 422, "validation_failed"],
    ["no key", () => post(path, "{}", { "idempotency-key": "" }), 400, "idempotency_key_missing"],
    ["long key", () => post(path, "{}", { "idempotency-key": "k".repeat(256) }), 422, "validation_failed"],
    [
      "form body",
      () => post(path, "a=1", { "content-type": "application/x-www-form-urlencoded" }),
      415,
      "unsupported_media_type",
    ],
    ["too large", () => post(path, `{"note":"${"a".repeat(1_100_000)}"}`), 413, "payload_too_large"],
    ["no token", () => post(path, "{}", { authorization: "" }), 401, "unauthenticated"],
    [
      "forged token",
      () => post(path, "{}", { authorization: `${authorization.slice(0, -4)}AAAA` }),
      401,
      "unauthenticated",
    ],
    ["id that is none", () => fetch(`${base}/counters/42`), 404, "not_found"],
    ["unknown address", () => fetch(`${base}/nothing`), 404, "not_found"],
    ["undecodable address", () => fetch(`${base}/counters/%zz`), 404, "not_found"],
    ["unknown query", () => fetch(`${base}${path}?admin=1`), 422, "validation_failed"],
    ["doubled query", () => fetch(`${base}${path}?verbose=yes&verbose=no`), 422, "validation_failed"],
    ["wrong method", () => fetch(`${base}${path}`, { method: "DELETE" }), 405, "method_not_allowed"],
    [
      "wrong Accept",
      () => fetch(`${base}${path}`, { headers: { accept: "text/csv" } }),
      406,
      "not_acceptable",
    ],
    ["long name in the address", () => fetch(`${base}/counters/${"y".repeat(9_000)}`), 414, "uri_too_long"],
    ["long address", () => fetch(`${base}${path}?verbose=${"y".repeat(9_000)}`), 414, "uri_too_long"],
  ];
  for (const [name, send, status, code] of cases) {
    const response = await send();
    const problem = (await response.json()) as { code: string; correlation_id: string; status: number };
    assert.deepEqual([response.status, problem.code], [status, code], name);
    assert.match(response.headers.get("content-type") ?? "", /application\/problem\+json/, name);
    assert.equal(problem.correlation_id, response.headers.get("x-correlation-id"), name);
    assert.equal(status === 401, response.headers.has("www-authenticate"), name);
  }
  assert.equal(
    ((await (await fetch(base + path)).json()) as { value: number }).value,
    0,
    "nothing was counted",
  );
});

test("what is broken before there is a request is answered too", async () => {
  const answer = await raw(`GET /health HTTP/1.1\r\nhost: x\r\nx-long: ${"a".repeat(20_000)}\r\n\r\n`);
  assert.match(answer, /^HTTP\/1.1 431 /);
  assert.match(answer, /"code":"headers_too_large"/);
  assert.match(await raw("NONSENSE\r\n\r\n"), /^HTTP\/1.1 400 /);
});

test("OPTIONS is answered, whoever asks", async () => {
  const preflight = { origin: "https://evil.example", "access-control-request-method": "POST" };
  for (const headers of [undefined, preflight]) {
    const answer = await fetch(`${base}/counters/${newId()}`, { method: "OPTIONS", headers: headers ?? {} });
    assert.equal(answer.status, 204);
    assert.equal(answer.headers.get("access-control-allow-origin"), null);
  }
});

test("a correlation id of the client is kept when it is well formed", async () => {
  const of = async (id: string) =>
    (await fetch(`${base}/health`, { headers: { "x-correlation-id": id } })).headers.get("x-correlation-id");
  const refused = await fetch(`${base}/counters/%zz`, { headers: { "x-correlation-id": "order-42-abc" } });
  assert.equal(refused.headers.get("x-correlation-id"), "order-42-abc");
  assert.equal(await of("order-4711-abc"), "order-4711-abc");
  assert.notEqual(await of("a b\tc"), "a b\tc");
});

test("the same key fifty times in parallel does the thing once", async () => {
  const path = `/counters/${newId()}`;
  const key = newId();
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => post(path, "{}", { "idempotency-key": key })),
  );
  assert.ok(answers.every((answer) => answer.status === 201 || answer.status === 409));
  const bodies = await Promise.all(
    answers.filter((answer) => answer.status === 201).map((answer) => answer.text()),
  );
  assert.deepEqual(new Set(bodies), new Set(['{"value":1}']));
  const replay = await post(path, "{}", { "idempotency-key": key });
  assert.equal(replay.headers.get("idempotency-replayed"), "true");
  assert.equal((await post(path, '{"note":"other"}', { "idempotency-key": key })).status, 422);
  const stranger = await auth.person();
  const own = await post(path, "{}", { "idempotency-key": key, authorization: stranger.authorization });
  assert.equal(await own.text(), '{"value":2}', "another person's key is another key");
});

test("a refused request is judged anew", async () => {
  const path = `/counters/${newId()}`;
  const key = newId();
  assert.equal((await post(path, '{"note":"refuse"}', { "idempotency-key": key })).status, 409);
  assert.equal((await post(path, '{"note":"fine"}', { "idempotency-key": key })).status, 201);
});

test("/metrics counts requests, /ready lists its checks", async () => {
  assert.match(await (await fetch(`${base}/metrics`)).text(), /http_request_duration_seconds_count\{/);
  for (const name of ["x-forwarded-for", "x-real-ip", "forwarded", "via"]) {
    const passedOn = await fetch(`${base}/metrics`, { headers: { [name]: "127.0.0.1" } });
    assert.equal(passedOn.status, 404, `behind a proxy that tells ${name}`);
  }
  const ready = await fetch(`${base}/ready`);
  assert.equal(ready.status, 200);
  assert.ok(((await ready.json()) as { checks: unknown[] }).checks.length >= 2);
});

function raw(text: string): Promise<string> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket = connect(Number(port), hostname, () => socket.write(text));
    socket
      .on("data", (chunk) => (answer += chunk.toString()))
      .on("close", () => resolve(answer))
      .on("error", reject);
  });
}
