import assert from "node:assert/strict";
import { once } from "node:events";
import { after, before, test } from "node:test";
import WebSocket from "ws";
import { sessionRevoked } from "../../../contracts/events/auth.ts";
import { bookingUpdated } from "../../../contracts/events/booking.ts";
import { RealtimeService } from "../../../contracts/gen/realtime/v1/realtime_pb.ts";
import { newId } from "../../../platform/ids.ts";
import type { Harness } from "../../../platform/testing/harness.ts";
import { bookingState } from "../../../platform/testing/toy/counter.ts";
import { type FoyerInOneProcess, startInOneProcess } from "../../../test/foyer.ts";

let foyer: FoyerInOneProcess;
let harness: Harness;
before(async () => {
  foyer = await startInOneProcess();
  ({ harness } = foyer);
});
after(() => foyer.stop());

interface Socket {
  socket: WebSocket;
  heard: Record<string, unknown>[];
  closed: Promise<number>;
  send(message: unknown): void;
  /** Waits for a message of this type. */
  next(type: string): Promise<Record<string, unknown>>;
}

function open(path = "/ws", headers: Record<string, string> = {}): Socket {
  const socket = new WebSocket(`${foyer.gateway.replace("http", "ws")}${path}`, "foyer.v1", { headers });
  const heard: Record<string, unknown>[] = [];
  socket.on("message", (data: Buffer) => {
    heard.push(JSON.parse(data.toString()) as Record<string, unknown>);
    socket.emit("heard");
  });
  socket.on("error", () => undefined);
  const closed = once(socket, "close").then(([code]) => code as number);
  return {
    socket,
    heard,
    closed,
    send: (message) => socket.send(typeof message === "string" ? message : JSON.stringify(message)),
    async next(type) {
      for (;;) {
        const index = heard.findIndex((message) => message.type === type);
        if (index >= 0) return heard.splice(index, 1)[0]!;
        await once(socket, "heard", { signal: AbortSignal.timeout(5_000) });
      }
    },
  };
}

async function connected(): Promise<Socket> {
  const socket = open();
  await once(socket.socket, "open");
  return socket;
}

async function refusedWith(path: string, headers: Record<string, string>): Promise<number> {
  const { socket } = open(path, headers);
  const [, response] = (await once(socket, "unexpected-response")) as [unknown, { statusCode: number }];
  return response.statusCode;
}

async function person(): Promise<{ user_id: string; token: string }> {
  const { body } = await foyer.call<{ user: { id: string }; access_token: string }>("/auth/guest", {
    body: {},
  });
  return { user_id: body.user.id, token: body.access_token };
}

test(
  "a handshake from a foreign page, or with a token in the address, is refused",
  { timeout: 20_000 },
  async () => {
    assert.equal(await refusedWith("/ws", { origin: "https://evil.example" }), 403);
    for (const origin of ["null", "evil", foyer.gateway.replace("127.0.0.1", "evil.example")])
      assert.equal(await refusedWith("/ws", { origin }), 403, origin);
    assert.equal(await refusedWith("/ws?access_token=x", {}), 400);
    for (const origin of [harness.runtime.config.allowed_origins[0]!, foyer.gateway]) {
      const own = open("/ws", { origin });
      await once(own.socket, "open");
      assert.equal(own.socket.protocol, "foyer.v1");
      own.socket.close();
    }
  },
);

test("a person hears of the own bookings, and of nobody else's", { timeout: 20_000 }, async () => {
  const [me, stranger] = [await person(), await person()];
  const mine = await connected();
  mine.send({ type: "subscribe", room: `user:${me.user_id}` });
  assert.equal((await mine.next("error")).code, "unauthenticated");
  mine.send({ type: "authenticate", access_token: me.token });
  await mine.next("authenticated");
  mine.send({ type: "subscribe", room: `user:${stranger.user_id}` });
  assert.equal((await mine.next("error")).code, "not_found");
  mine.send({ type: "subscribe", room: `user:${me.user_id}` });
  await mine.next("subscribed");

  const { base } = harness.room("booking");
  for (const user_id of [stranger.user_id, me.user_id])
    await base.db.tx((tx) => base.outbox.add(tx, bookingUpdated, { ...bookingState(newId(), 7), user_id }));
  const { room, data } = await mine.next("booking.updated");
  assert.equal(room, `user:${me.user_id}`);
  assert.deepEqual(Object.keys(data as object), ["booking_id", "status", "payment_status", "version"]);
  assert.equal(mine.heard.length, 0, "the stranger's was not heard");
  mine.socket.close();
});

test("another service tells a room through RPC", { timeout: 20_000 }, async () => {
  const me = await person();
  const mine = await connected();
  mine.send({ type: "authenticate", access_token: me.token });
  mine.send({ type: "subscribe", room: `user:${me.user_id}` });
  await mine.next("subscribed");
  const realtime = harness.room("booking").base.rpc("realtime", RealtimeService);
  const message = { room: `user:${me.user_id}`, type: "queue.moved", data: `{"now_serving":12}` };
  assert.equal((await realtime.publish(message)).everywhere, true);
  assert.deepEqual(await mine.next("queue.moved"), { ...message, data: { now_serving: 12 } });
  for (const wrong of [
    { room: "everybody" },
    { type: "x" },
    { data: "{" },
    { data: `"${"x".repeat(17_000)}"` },
  ])
    await assert.rejects(realtime.publish({ ...message, ...wrong }), { code: "validation_failed" });
  mine.socket.close();
});

test("bad manners end a socket, and only that one", { timeout: 20_000 }, async () => {
  const [good, large, binary, flood] = await Promise.all([
    connected(),
    connected(),
    connected(),
    connected(),
  ]);
  large.send("x".repeat(9_000));
  assert.equal(await large.closed, 1009);
  binary.socket.send(Buffer.from([1, 2, 3]));
  assert.equal(await binary.closed, 1008);
  for (let count = 0; count < 200; count++) flood.send({ type: "nonsense" });
  assert.equal(await flood.closed, 1008);
  for (const message of [
    "{",
    '{"type":"subscribe","type":"authenticate"}',
    { type: "subscribe", room: "event:42" },
  ]) {
    good.send(message);
    await good.next("error");
  }
  good.socket.close();
});

test("a session that ends ends its sockets", { timeout: 20_000 }, async () => {
  const me = await person();
  const socket = await connected();
  socket.send({ type: "authenticate", access_token: me.token });
  await socket.next("authenticated");
  const { base } = harness.room("auth");
  await base.db.tx((tx) => base.outbox.add(tx, sessionRevoked, { user_id: me.user_id, session_id: null }));
  assert.equal(await socket.closed, 1008);
});
