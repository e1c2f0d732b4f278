import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, request as ask, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { buffer, text } from "node:stream/consumers";
import { test, type TestContext } from "node:test";
import { gzipSync } from "node:zlib";
import fastify from "fastify";
import WebSocket, { WebSocketServer } from "ws";
import { freePorts } from "../../test/program.ts";
import { createLog } from "../log.ts";
import { createMetrics } from "../metrics.ts";
import { mountRelay } from "./mount-relay.ts";
import { sendProblem } from "./problem.ts";
import { Relay } from "./relay.ts";

type Deed = (request: IncomingMessage, response: ServerResponse) => unknown;

/** One instance of a service, with what it was asked. */
async function startInstance(t: TestContext, deed: Deed, port = 0) {
  const asked: IncomingMessage[] = [];
  const state = { leaving: false };
  const server = createServer((request, response) => {
    if (state.leaving) response.setHeader("connection", "close");
    if (request.url === "/health") return void response.end("{}");
    asked.push(request);
    return void deed(request, response);
  });
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const stop = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  t.after(stop);
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { address, asked, server, stop, state };
}

/** What stands in front of them. */
async function startGateway(t: TestContext, addresses: string[], deadline_ms = 5_000) {
  const metrics = createMetrics();
  const app = fastify();
  app.setErrorHandler((error, _request, reply) =>
    sendProblem(reply, error, { correlation_id: "gateway-test", errors_url: "/errors" }),
  );
  const relay = new Relay({ target: "event", addresses, log: createLog("gateway", "silent"), metrics });
  await mountRelay(app, relay, {
    prefixes: ["/events"],
    path: ({ raw }) => raw.url!,
    headers: () => ({ "x-own": "said by us" }),
    deadline_ms: () => performance.now() + deadline_ms,
  });
  app.server.on(
    "upgrade",
    (request, socket, head) =>
      void relay.tunnels.pass(request, socket, head, { path: request.url!, headers: {} }),
  );
  await app.listen({ host: "127.0.0.1", port: 0 });
  t.after(() => app.close());
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const sumOf = async (name: string) =>
    (await metrics.registry.getSingleMetric(name)!.get()).values.reduce((sum, { value }) => sum + value, 0);
  return { url, app, sumOf };
}

/** An answer as it is on the wire: fetch would unpack it. */
function look(url: string, method: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; headers: IncomingMessage["headers"]; bytes: Buffer }>(
    (resolve, reject) => {
      const outgoing = ask(url, { method, headers }, (incoming) => {
        buffer(incoming).then(
          (bytes) => resolve({ status: incoming.statusCode!, headers: incoming.headers, bytes }),
          reject,
        );
      });
      outgoing.on("error", reject).end();
    },
  );
}

const BIG = randomBytes(3_000_000);
const ZIPPED = gzipSync("the same bytes");
const kinds: Record<string, Deed> = {
  "/events/big": (_request, response) => response.end(BIG),
  "/events/zipped": (_request, response) =>
    response
      .writeHead(200, { "content-encoding": "gzip", etag: '"7"', "set-cookie": ["a=1", "b=2"] })
      .end(ZIPPED),
  "/events/known": (_request, response) => response.writeHead(304, { etag: '"7"' }).end(),
  "/events/problem": (_request, response) =>
    response.writeHead(409, { "content-type": "application/problem+json" }).end('{"code":"seat_taken"}'),
  "/events/echo": async (request, response) => response.end(await text(request)),
};

test("requests and answers come through as they are, whatever they are", async (t) => {
  const one = await startInstance(t, (request, response) =>
    kinds[request.url!.split("?")[0]!]!(request, response),
  );
  const { url } = await startGateway(t, [one.address]);
  const zipped = await look(`${url}/events/zipped`, "GET", {
    "if-none-match": '"6"',
    authorization: "Bearer x",
    "x-forwarded-for": "203.0.113.1",
    "x-user-id": "admin",
    "foyer-client": "203.0.113.1",
    "keep-alive": "timeout=99",
    "x-hop": "mine",
    connection: "keep-alive, x-hop",
  });
  assert.deepEqual(
    [zipped.status, zipped.headers.etag, zipped.headers["content-encoding"]],
    [200, '"7"', "gzip"],
  );
  assert.deepEqual(zipped.headers["set-cookie"], ["a=1", "b=2"]);
  assert.ok(zipped.bytes.equals(ZIPPED));
  const { headers } = one.asked[0]!;
  assert.deepEqual(
    [headers["if-none-match"], headers.authorization, headers["x-own"]],
    ['"6"', "Bearer x", "said by us"],
  );
  for (const name of ["x-forwarded-for", "x-user-id", "foyer-client", "x-hop"])
    assert.equal(headers[name], undefined, name);
  assert.equal((await look(`${url}/events/known`, "GET")).status, 304);
  const head = await look(`${url}/events/zipped`, "HEAD");
  assert.deepEqual([head.status, head.bytes.length, head.headers.etag], [200, 0, '"7"']);
  const problem = await look(`${url}/events/problem?a=1&b=%2F`, "GET");
  assert.deepEqual([problem.status, problem.bytes.toString()], [409, '{"code":"seat_taken"}']);
  assert.equal(one.asked.at(-1)!.url, "/events/problem?a=1&b=%2F");
  const big = await look(`${url}/events/big`, "GET");
  assert.equal(
    createHash("sha1").update(big.bytes).digest("hex"),
    createHash("sha1").update(BIG).digest("hex"),
  );
  const body = "x".repeat(900_000);
  const sent = await fetch(`${url}/events/echo`, {
    method: "POST",
    body,
    headers: { "idempotency-key": "k" },
  });
  assert.equal(await sent.text(), body);
  assert.equal(one.asked.at(-1)!.headers["idempotency-key"], "k");
  assert.equal((await fetch(`${url}/events/echo`, { method: "POST", body: BIG.subarray(0, 7) })).status, 200);
});

test("where nobody listens the next one is asked, with the whole body; where it broke only what changes nothing", async (t) => {
  const [port] = await freePorts(1);
  const rude = await startInstance(t, (request) => request.socket.destroy());
  const good = await startInstance(t, kinds["/events/echo"]!);
  const { url, sumOf } = await startGateway(t, [`http://127.0.0.1:${port}`, good.address]);
  for (let n = 0; n < 6; n++)
    assert.equal(
      await (await fetch(`${url}/events/echo`, { method: "POST", body: `body ${n}` })).text(),
      `body ${n}`,
    );
  assert.equal(await sumOf("instance_left_out_total"), 1);

  const second = await startGateway(t, [rude.address, good.address]);
  const statuses = async (method: string) =>
    Promise.all(
      Array.from({ length: 8 }, async () => {
        const { status, headers } = await fetch(`${second.url}/events/echo`, { method });
        assert.equal(headers.has("retry-after"), status === 503);
        return status;
      }),
    );
  assert.deepEqual(new Set(await statuses("GET")), new Set([200]));
  const done = good.asked.length;
  const posted = await statuses("POST");
  assert.deepEqual(new Set(posted), new Set([200, 503]));
  assert.equal(
    good.asked.length - done,
    posted.filter((status) => status === 200).length,
    "none was sent twice",
  );
});

test("when all are away it is 503 at once; when one is back, it is asked again", async (t) => {
  const [port] = await freePorts(1);
  const { url } = await startGateway(t, [`http://127.0.0.1:${port}`]);
  await fetch(`${url}/events/echo`);
  const begun = performance.now();
  const answer = await fetch(`${url}/events/echo`);
  const { code } = (await answer.json()) as { code: string };
  assert.deepEqual(
    [answer.status, code, answer.headers.has("retry-after")],
    [503, "dependency_unavailable", true],
  );
  assert.ok(performance.now() - begun < 3_000, "not only when its time is over");
  await startInstance(t, kinds["/events/echo"]!, port);
  while ((await fetch(`${url}/events/echo`)).status !== 200) assert.ok(performance.now() - begun < 30_000);
});

test("one that says nothing is left out within five seconds; one that is slow is not, and its time is over in time", async (t) => {
  const slow = await startInstance(t, () => undefined);
  const { url, sumOf } = await startGateway(t, [slow.address], 1_500);
  const begun = performance.now();
  assert.equal((await fetch(`${url}/events/echo`, { method: "POST" })).status, 503);
  assert.ok(performance.now() - begun < 4_000, "five seconds would be the usual");
  assert.equal(await sumOf("instance_left_out_total"), 0);
  slow.server.removeAllListeners("request");
  while ((await sumOf("instance_left_out_total")) === 0) {
    assert.ok(performance.now() - begun < 20_000, "it is still believed to be there");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
});

test("one that is about to end is asked nothing more, even before it ends", async (t) => {
  const [one, other] = [
    await startInstance(t, kinds["/events/echo"]!),
    await startInstance(t, kinds["/events/echo"]!),
  ];
  const { url, sumOf } = await startGateway(t, [one.address, other.address]);
  one.state.leaving = true;
  const begun = performance.now();
  while ((await sumOf("instance_left_out_total")) === 0) {
    assert.ok(performance.now() - begun < 20_000);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const before = one.asked.length;
  for (let n = 0; n < 10; n++) await fetch(`${url}/events/echo`);
  assert.equal(one.asked.length, before);
  other.state.leaving = true;
  assert.equal((await fetch(`${url}/events/echo`)).status, 200, "better one that ends than none");
});

test("sockets go to whoever takes them, and are told to come back when the gateway ends", async (t) => {
  const [port] = await freePorts(1);
  const one = await startInstance(t, () => undefined);
  const sockets = new WebSocketServer({ server: one.server, handleProtocols: () => "foyer.v1" });
  sockets.on("connection", (socket, { headers }) => {
    socket.on("message", (data: Buffer) => socket.send(`${headers.origin}: ${data.toString("utf8")}`));
    socket.send("x".repeat(70_000));
  });
  const { url, app } = await startGateway(t, [`http://127.0.0.1:${port}`, one.address]);
  const page = new WebSocket(url.replace("http", "ws"), "foyer.v1", { origin: "https://shop.example" });
  const heard: string[] = [];
  const answered = new Promise<void>((resolve) =>
    page.on("message", (data: Buffer) => {
      heard.push(data.toString("utf8"));
      if (heard.length === 2) resolve();
    }),
  );
  page.on("open", () => page.send("hello"));
  await answered;
  assert.deepEqual(heard.sort(), ["https://shop.example: hello", "x".repeat(70_000)].sort());
  const told = new Promise<number>((resolve) => page.on("close", resolve));
  await app.close();
  assert.equal(await told, 1012);
});
