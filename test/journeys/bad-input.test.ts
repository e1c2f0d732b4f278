import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import WebSocket from "ws";
import { newId } from "../../platform/ids.ts";
import { arrive, availability, book, buy, mailsTo, type Person, tryBooking } from "../buyer.ts";
import { eventually, type Json } from "../doors.ts";
import { type Foyer, startFoyer } from "../foyer.ts";
import { listen } from "../live.ts";
import { assertProblem } from "../problem.ts";
import { FREE, operations } from "../requests.ts";
import { openStage, type Stage } from "../stage.ts";

const all = operations();
const OTHERWISE = ["POST /webhooks/stripe", "POST /webhooks/paypal", FREE];
const writes = all.filter(({ has_body, name }) => has_body && !OTHERWISE.includes(name));
let foyer: Foyer;
let stage: Stage;
let guest: Person;
let slow: Promise<Json[]>;
let before_all: Json;

before(async () => {
  foyer = await startFoyer();
  stage = await openStage(foyer);
  guest = await arrive(foyer);
  before_all = await availability(foyer, stage.theatre.performance_id);
  // These take twelve seconds, so the other tests run meanwhile; what went wrong is seen at the end.
  slow = Promise.all([
    bare(
      "POST /bookings HTTP/1.1\r\nhost: x\r\ncontent-length: 50\r\ncontent-type: application/json\r\n\r\n{",
    ),
    bare("GET /events HTTP/1.1\r\nhost: x\r\nx-never: ends"),
  ]);
  slow.catch(() => undefined);
});
after(() => foyer?.stop());

/** Writes bytes to a socket and reads what comes back until it is closed. */
async function bare(text: string): Promise<Json> {
  const { hostname, port } = new URL(foyer.gateway);
  const socket = connect(Number(port), hostname);
  const started = performance.now();
  let answer = "";
  socket.setEncoding("utf8").on("data", (chunk: string) => (answer += chunk));
  socket.on("error", () => undefined);
  socket.write(text);
  await once(socket, "close");
  const [head = "", body = ""] = answer.split("\r\n\r\n");
  const [first, ...lines] = head.split("\r\n");
  const headers = new Headers(
    lines.map(
      (line) =>
        [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()] as [string, string],
    ),
  );
  const status = Number(/^HTTP\/1.1 (\d+)/.exec(first!)?.[1]);
  return { status, code: assertProblem(status, headers, body).code, took_ms: performance.now() - started };
}

const anything = { id: newId(), user_id: newId(), performance_id: newId() };

test("what is not JSON is 400, what nobody sends in earnest 422, everywhere", async () => {
  const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
  const malformed: (string | Uint8Array<ArrayBuffer>)[] = [
    "{",
    "not json",
    '{"a":1',
    "{'a':1}",
    '{"a":1,}',
    "{}{}",
    '{"a":01}',
    '{"a":NaN}',
    '{"a":.5}',
    '{"a":1 /* no */}',
    "\ufeff{}",
    '{"a":1,"a":2}',
    '{"a":"\\u0000"}',
    '{"a":"\\ud800"}',
    '{"a":"\n"}',
    Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0xfe, 0x22, 0x7d]),
    Buffer.from([0]),
  ];
  const invalid = [
    "[]",
    '"x"',
    "null",
    "5",
    '{"__proto__":{"roles":["admin"]}}',
    '{"constructor":{}}',
    '{"a":1e400}',
    '{"a":-0}',
    '{"a":1234567890123456}',
    nested(60),
    nested(1_000),
    `{"a":"${"x".repeat(1_000_000)}"}`,
    `{"items":[${"1,".repeat(10_000)}1]}`,
    '{"a":{"toString":1}}',
  ];
  for (const operation of writes) {
    for (const [status, code, list] of [
      [400, "malformed_body", malformed],
      [422, "validation_failed", invalid],
    ] as const) {
      for (const bytes of list) {
        const answer = await foyer.call(operation.path.replaceAll(/\{\w+\}/g, anything.id), {
          method: operation.method,
          token: guest.token,
          bytes,
          headers: { "if-match": '"1"' },
        });
        assert.deepEqual(
          [answer.status, answer.body.code],
          [status, code],
          `${operation.name}: ${bytes.toString().slice(0, 40)}`,
        );
      }
    }
  }
});

test("media types, methods, addresses and sizes have their answers", async () => {
  const { token } = guest;
  for (const content_type of [
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/json; charset=latin1",
    "application/jsonx",
  ]) {
    const answer = await foyer.call("/bookings", {
      bytes: "{}",
      token,
      headers: { "content-type": content_type },
    });
    assert.deepEqual([answer.status, answer.body.code], [415, "unsupported_media_type"], content_type);
  }
  assert.equal(
    (
      await foyer.call("/bookings", {
        bytes: gzipSync(Buffer.alloc(50_000_000)),
        token,
        headers: { "content-encoding": "gzip" },
      })
    ).status,
    415,
  );
  for (const accept of ["text/html", "image/png", "application/xml"])
    assert.equal((await foyer.call("/bookings", { token, headers: { accept } })).status, 406, accept);
  assert.equal(
    (await foyer.call("/bookings", { token, headers: { accept: "text/html, */*;q=0.1" } })).status,
    200,
  );
  for (const path of new Set(all.map((one) => one.path.replaceAll(/\{\w+\}/g, anything.id)))) {
    const has = new Set(
      all.filter((one) => one.path.replaceAll(/\{\w+\}/g, anything.id) === path).map(({ method }) => method),
    );
    for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"].filter((one) => !has.has(one))) {
      const answer = await foyer.call(path, { method, token, ...(method === "GET" ? {} : { bytes: "{}" }) });
      assert.ok(answer.status === 405 || answer.status === 404, `${method} ${path}: ${answer.status}`);
      if (answer.status === 405)
        for (const one of has) assert.match(answer.headers.get("allow")!, new RegExp(one), path);
    }
  }
  for (const path of [
    "/nothing",
    "/bookings/",
    "/bookings/x",
    "/bookings/../users/me/x",
    "/%zz",
    "/bookings/%00",
    `/bookings/${newId()}%00`,
    "/tickets/%E0%A4%A",
    "/bookings/' or 1=1--",
    `/payments/${"9".repeat(300)}`,
    "//",
    "/.env",
    "/users/me/../../etc/passwd",
  ]) {
    assert.equal((await foyer.call(path, { token })).status, 404, path);
  }
  assert.equal(
    (await bare(`GET /events?q=${"x".repeat(9_000)} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`))
      .status,
    414,
  );
  assert.equal(
    (await bare(`GET /events HTTP/1.1\r\nhost: x\r\nx-long: ${"x".repeat(20_000)}\r\n\r\n`)).status,
    431,
  );
  assert.equal((await bare("GARBAGE\r\n\r\n")).status, 400);
  assert.equal(
    (await bare("POST /bookings HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nhello"))
      .status,
    400,
  );
  assert.equal((await foyer.call("/bookings", { bytes: `"${"x".repeat(1_100_000)}"`, token })).status, 413);
  assert.equal((await foyer.call("/webhooks/stripe", { bytes: "x".repeat(300_000) })).status, 413);
  for (const key of ["", "x".repeat(256), "ö", "two words"]) {
    const answer = await foyer.call("/bookings", {
      body: { items: [stage.standing(1)] },
      token,
      key: key === "ö" ? "%" : key,
      ...(key === "ö" ? { headers: { "idempotency-key": "\u00f6" } } : {}),
    });
    assert.deepEqual(
      [answer.status, answer.body.code],
      key === "" ? [400, "idempotency_key_missing"] : [422, "validation_failed"],
      key.slice(0, 10),
    );
  }
  const kept = await foyer.call("/users/me", {
    token,
    headers: { "x-correlation-id": "client-chose-this-1" },
  });
  assert.equal(kept.headers.get("x-correlation-id"), "client-chose-this-1");
  for (const odd of ["a\tb", "<script>alert(1)</script>", "x".repeat(500), "short"]) {
    assert.notEqual(
      (await foyer.call("/users/me", { token, headers: { "x-correlation-id": odd } })).headers.get(
        "x-correlation-id",
      ),
      odd,
    );
  }
});

test("lists take a limit and a cursor, and nothing else", async () => {
  for (const operation of all.filter(({ query }) => query.includes("limit"))) {
    for (const query of [
      "limit=0",
      "limit=-1",
      "limit=101",
      "limit=1e9",
      "limit=abc",
      "limit=1.5",
      "limit=",
      "page=-1",
      "sort=password",
      "cursor=%00",
      "cursor=..",
      `cursor=${"A".repeat(3_000)}`,
      "limit=5&limit=6",
      "%5B%5D=1",
      "q=%00",
    ]) {
      const answer = await foyer.call(
        `${operation.path.replaceAll(/\{\w+\}/g, anything.id)}?${operation.query.includes("booking_id") ? `booking_id=${newId()}&` : ""}${query}`,
        { token: guest.token },
      );
      const found = operation.path.includes("{") ? [422, 404] : [422];
      assert.ok(found.includes(answer.status), `${operation.name}?${query}: ${answer.status}`);
    }
  }
  const started = performance.now();
  for (const q of [
    "' or 1=1; drop table events--",
    "%".repeat(500),
    "(a+)+$".repeat(30),
    "\u202Eabc",
    "🎭".repeat(100),
    "\\",
    "a & | ! <-> :*",
    '"unclosed',
  ]) {
    assert.ok([200, 422].includes((await foyer.call(`/events?q=${encodeURIComponent(q)}`)).status), q);
  }
  for (const bad of [
    "from=yesterday",
    "from=2026-02-30T00:00:00Z",
    "to=9999999",
    "organization_id=x",
    `q=${"x".repeat(5_000)}`,
  ])
    assert.equal((await foyer.call(`/events?${bad}`)).status, 422, bad);
  assert.ok(performance.now() - started < 15_000);
});

test("a basket takes whole, small, known and different things", async () => {
  const [one, two] = stage.seats("stalls", 2);
  const standing = stage.standing(1);
  const bad: Json[][] = [
    ...[0, -1, 1.5, "2", 1e6, null, 1e15, [1]].map((quantity) => [{ ...standing, quantity }]),
    [stage.seat(one!), stage.seat(one!)],
    [{ ...stage.seat(one!), quantity: 2 }],
    [{ ...standing, place_id: one!.id }],
    [{ ...standing, type: "seat" }],
    [{}],
    [null],
    ["x"],
    [[]],
    [{ ...standing, performance_id: "x" }],
    [{ ...standing, best_available: "yes" }],
    Array.from({ length: 51 }, () => standing),
    [{ ...stage.seat(one!), performance_id: stage.theatre.second_performance_id }],
    [{ ...stage.seat(one!), performance_id: stage.studio.performance_id }],
    [{ ...standing, zone_id: stage.studio.zone_id }],
    [{ type: "slot", product_id: newId(), start_time: "tomorrow" }],
    [{ type: "product", product_id: newId(), quantity: 0 }],
  ];
  for (const items of bad) {
    const answer = await tryBooking(foyer, guest, items);
    assert.ok([404, 422].includes(answer.status), `${answer.status} ${JSON.stringify(items).slice(0, 200)}`);
  }
  const booking = await book(foyer, guest, [stage.seat(two!)]);
  const to = (path: string, body: Json = {}, method = "POST", headers = {}) =>
    foyer.call(`/bookings/${booking.id}${path}`, { method, body, token: guest.token, headers });
  for (const reference of [{ payment_id: newId() }, { payment_reference: "pi_123" }, { paid: true }])
    assert.equal((await to("/confirm", reference)).status, 422);
  assert.equal((await to("/confirm")).body.code, "payment_required");
  assert.equal((await to("", { metadata: {} }, "PATCH")).status, 428);
  for (const tag of ['"0"', "0", '"x"', '"99999999999999999999"'])
    assert.equal((await to("", { metadata: {} }, "PATCH", { "if-match": tag })).status, 412, tag);
  for (const metadata of [[], "x", 5, { big: "x".repeat(5_000) }])
    assert.equal((await to("", { metadata }, "PATCH", { "if-match": `"${booking.version}"` })).status, 422);
  assert.deepEqual(
    (await Promise.all([to("/cancel"), to("/cancel")])).map(({ status }) => status),
    [200, 200],
  );
  for (const [path, body] of [
    ["/extend", {}],
    ["/confirm", {}],
  ] as const)
    assert.deepEqual(
      [(await to(path, body)).status, (await to(path, body)).body.code],
      [409, "invalid_state"],
    );
  const { body } = await foyer.call(`/bookings/${booking.id}`, { token: guest.token });
  assert.deepEqual(
    [
      (await to("/items", { items: [stage.seat(two!)] }, "PUT", { "if-match": `"${body.version}"` })).body
        .code,
    ],
    ["invalid_state"],
  );
  for (const provider of ["paypal", "cash", "", null]) {
    const answer = await foyer.call("/payments/create", {
      token: guest.token,
      body: { booking_id: booking.id, provider },
    });
    assert.ok([422, 409].includes(answer.status), `${provider}: ${answer.status}`);
  }
  for (const more of [
    { amount: 1 },
    { currency: "JPY" },
    { booking_id: "x" },
    { return_url: "javascript:alert(1)" },
  ]) {
    const answer = await foyer.call("/payments/create", {
      token: guest.token,
      body: { booking_id: booking.id, provider: "stripe", ...more },
    });
    assert.ok(answer.status === 422 || ("return_url" in more && answer.status === 409), JSON.stringify(more));
  }
});

test("a code with any byte changed, re-encoded or far too long is no ticket", async () => {
  const buyer = await arrive(foyer, undefined, "Bit Flipper");
  const { tickets } = await buy(foyer, buyer, [stage.seat(stage.seats("stalls", 1)[0]!)]);
  const { code } = tickets[0];
  const look = async (text: string) =>
    (
      await foyer.call("/tickets/validate", {
        token: stage.organizer.token,
        body: { code: text, performance_id: stage.theatre.performance_id },
      })
    ).body.result;
  assert.equal(await look(code), "ok");
  const bytes = Buffer.from(code.slice(7), "base64url");
  for (let n = 0; n < bytes.length; n++) {
    const changed = Buffer.from(bytes);
    changed[n]! ^= 1 << (n % 8);
    assert.equal(await look(`FOYER1.${changed.toString("base64url")}`), "invalid", `byte ${n}`);
  }
  for (const text of [
    code.slice(7),
    `${code}=`,
    `FOYER2.${code.slice(7)}`,
    `${code}${code}`,
    code.slice(0, -1),
    "x".repeat(5_000),
    "🎭",
    `FOYER1.${"A".repeat(140)}`,
    `\u00a0x`,
  ])
    assert.equal(await look(text), "invalid", text.slice(0, 30));
  assert.equal(
    (
      await foyer.call("/tickets/validate", {
        token: stage.organizer.token,
        body: { code: "x".repeat(5_001), performance_id: stage.theatre.performance_id },
      })
    ).status,
    422,
  );
  const scans = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      foyer.call("/tickets/check-in", {
        token: stage.organizer.token,
        body: { code, performance_id: stage.theatre.performance_id, gate: `Gate ${n}` },
      }),
    ),
  );
  const results = Object.groupBy(scans, (scan) => scan.body.result as string);
  assert.deepEqual([results.ok?.length, results.already_used?.length], [1, 19]);
  const gate = scans.find((scan) => scan.body.result === "ok")!.body.used_gate;
  for (const { body } of scans) assert.equal(body.used_gate, gate, "everybody hears where it was used");
});

test("sockets: foreign pages, loud, binary, huge and curious clients", async () => {
  const address = `${foyer.gateway.replace("http", "ws")}/ws`;
  const refused = async (url: string, options: object): Promise<number> => {
    const socket = new WebSocket(url, "foyer.v1", options);
    const [, response] = (await once(socket, "unexpected-response")) as [
      unknown,
      { statusCode: number; resume(): void },
    ];
    response.resume();
    socket.on("error", () => undefined);
    socket.terminate();
    return response.statusCode;
  };
  assert.equal(await refused(address, { origin: "https://evil.example" }), 403);
  assert.equal(await refused(address, { origin: "null" }), 403);
  assert.equal(await refused(`${address}?access_token=${guest.token}`, {}), 400);
  const closedWith = async (talk: (socket: WebSocket) => void): Promise<number> => {
    const socket = new WebSocket(address, "foyer.v1");
    await once(socket, "open");
    socket.on("error", () => undefined);
    talk(socket);
    return ((await once(socket, "close")) as [number])[0];
  };
  assert.equal(await closedWith((socket) => socket.send(Buffer.from([1, 2, 3]))), 1008);
  assert.equal(await closedWith((socket) => socket.send("x".repeat(1_000_000))), 1009);
  assert.equal(await closedWith((socket) => Array.from({ length: 10_000 }, () => socket.send("{}"))), 1008);
  await using page = await listen(foyer);
  for (const message of [
    { type: "subscribe" },
    { type: "subscribe", room: `user:${guest.id}` },
    { type: "subscribe", room: "event:x" },
    { type: "subscribe", room: { a: 1 } },
    { type: "authenticate" },
    { type: "dance" },
    [],
    null,
    5,
  ])
    page.send(message);
  await eventually(foyer, async () =>
    assert.equal(page.heard.filter(({ type: kind }) => kind === "error").length, 9),
  );
  assert.ok(!page.heard.some(({ type: kind }) => kind === "subscribed"));
});

test("what people call themselves is shown as it is, and is never part of a template", async () => {
  const name = "Robert \"{{reference}} {{#tickets}}x{{/tickets}}\" <b>=cmd|'/c calc'!A1</b>";
  const buyer = await arrive(foyer, undefined, name);
  await buy(foyer, buyer, [stage.seat(stage.seats("stalls", 1)[0]!)]);
  const [mail] = await eventually(foyer, async () => {
    const mails = await mailsTo(foyer, buyer.email);
    assert.equal(mails.length, 1);
    return mails;
  });
  assert.ok(mail.text.includes("{{reference}} {{#tickets}}x{{/tickets}}"));
  assert.doesNotMatch(mail.html, /<b>=cmd/);
  assert.match(mail.html, /&(lt|#60);b&(gt|#62);=cmd/);
});

test("who never finishes a request is told so, and let go", async () => {
  for (const { status, code, took_ms } of await slow) {
    assert.deepEqual([status, code], [408, "request_timeout"]);
    assert.ok(took_ms < 30_000, `${took_ms} ms`);
  }
});

test("and after all of this nothing is lost, and the next buyer is served", async () => {
  await foyer.drain();
  const now = await availability(foyer, stage.theatre.performance_id);
  const standing = (state: Json) =>
    state.zones.find((zone: Json) => zone.zone_id === stage.theatre.zones.standing).free;
  assert.equal(standing(now), standing(before_all));
  assert.equal(now.taken.length, 2, "two seats were sold above");
  await buy(foyer, await arrive(foyer), [stage.seat(stage.seats("stalls", 1)[0]!)]);
});
