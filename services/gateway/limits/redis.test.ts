import assert from "node:assert/strict";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { after, before, test } from "node:test";
import { newId } from "../../../platform/ids.ts";
import { createLog } from "../../../platform/log.ts";
import { openRedis, type Redis } from "../../../platform/redis.ts";
import { conformance } from "./conformance.ts";
import type { Limit } from "./limiter.ts";
import { redisLimiter } from "./redis.ts";

// A real one is needed: REDIS_URL says where one is.
const { REDIS_URL } = process.env;
if (REDIS_URL) testRedis(REDIS_URL);
else test("redis counts as every limiter has to", { skip: "REDIS_URL is not set" }, () => undefined);

const secret = Buffer.from("a secret of this test");

function testRedis(url: string): void {
  let redis: Redis;
  before(async () => {
    redis = await openRedis(url, createLog("test", "silent"));
    await until(() => redis.reachable());
  });
  after(() => redis.close());
  const open = (limit: Limit, prefix = newId()) => redisLimiter({ redis, prefix, secret, ...limit });

  conformance("redis", open);

  test("two instances count together", async () => {
    const prefix = newId();
    const [one, other] = [open({ most: 4, window_s: 60 }, prefix), open({ most: 4, window_s: 60 }, prefix)];
    const key = newId();
    for (const limiter of [one, other, one, other]) assert.equal(await limiter.take(key), 0);
    assert.ok((await one.take(key)) > 0);
    assert.ok((await other.take(key)) > 0);
  });

  test("emptied: nobody starts anew; keys tell nothing", async () => {
    const prefix = newId();
    const limiter = open({ most: 3, window_s: 60 }, prefix);
    for (let n = 0; n < 3; n++) assert.equal(await limiter.take("203.0.113.7"), 0);
    const keys = (await redis.ask((client) => client.keys(`foyer:limits:${prefix}*`)))!;
    assert.equal(keys.length, 1);
    assert.doesNotMatch(keys.join(), /203/);
    await redis.ask((client) => client.del(keys));
    assert.ok((await limiter.take("203.0.113.7")) > 0);
  });

  test("cut off or frozen, it counts in memory, says so once, is fast, and comes back", async (t) => {
    for (const trouble of ["cut", "freeze"] as const) {
      const lines: string[] = [];
      await using wire = await wireTo(url);
      const away = await openRedis(
        wire.url,
        createLog("test", "info", { write: (line) => void lines.push(line) }),
      );
      t.after(() => away.close());
      await until(() => away.reachable());
      const limiter = redisLimiter({ redis: away, prefix: newId(), secret, most: 10, window_s: 60 });
      const key = newId();
      for (let n = 0; n < 4; n++) assert.equal(await limiter.take(key), 0);
      wire[trouble]();
      const begun = performance.now();
      for (let n = 4; n < 10; n++) assert.equal(await limiter.take(key), 0);
      assert.ok((await limiter.take(key)) > 0, trouble);
      assert.ok(performance.now() - begun < 500, "one waits a moment, the others do not");
      assert.equal(await away.reachable(), false);
      wire.mend();
      await until(() => away.reachable());
      await until(async () => (await away.ask((client) => client.ping())) === "PONG");
      const told = lines.map((line) => (JSON.parse(line) as { message: string }).message);
      assert.deepEqual(told, ["redis is away: doing without it", "redis is back"], trouble);
    }
  });
}

/** Redis cannot tell us when it is there again: it is asked. */
async function until(there: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 20_000;
  while (!(await there())) {
    assert.ok(performance.now() < end, "redis does not come");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A cable to Redis that a test can cut, or hold so that nothing comes through. */
async function wireTo(redis_url: string) {
  const target = new URL(redis_url);
  const sockets = new Set<Socket>();
  let state: "whole" | "cut" | "frozen" = "whole";
  const server = createServer((client) => {
    if (state === "cut") return client.destroy();
    const redis = connect(Number(target.port || 6379), target.hostname);
    client.pipe(redis).pipe(client);
    for (const [socket, other] of [[client, redis] as const, [redis, client] as const]) {
      sockets.add(socket);
      socket
        .on("error", () => undefined)
        .on("close", () => {
          sockets.delete(socket);
          other.destroy();
        });
    }
    if (state === "frozen") freeze();
    return undefined;
  });
  const freeze = () => sockets.forEach((socket) => socket.unpipe());
  const drop = () => sockets.forEach((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const own = new URL(redis_url);
  own.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: own.href,
    cut() {
      state = "cut";
      drop();
    },
    freeze() {
      state = "frozen";
      freeze();
    },
    mend() {
      state = "whole";
      drop();
    },
    async [Symbol.asyncDispose]() {
      drop();
      server.close();
    },
  };
}
