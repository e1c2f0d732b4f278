import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newId } from "../../../platform/ids.ts";
import { createLog } from "../../../platform/log.ts";
import { openRedis, type Redis } from "../../../platform/redis.ts";
import { everywhereOf, type Message } from "../everywhere.ts";

// A real one is needed: REDIS_URL says where one is.
const { REDIS_URL } = process.env;
if (REDIS_URL) testWith(REDIS_URL);
else test("an instance is heard at the others", { skip: "REDIS_URL is not set" }, () => undefined);

function testWith(url: string): void {
  const open: Redis[] = [];
  const instance = async () => {
    const redis = await openRedis(url, createLog("test", "silent"));
    open.push(redis);
    const heard: Message[] = [];
    let news = Promise.withResolvers<void>();
    const publish = (room: string, type: string, data: unknown) => {
      heard.push({ room, type, data });
      news.resolve();
      news = Promise.withResolvers();
    };
    const everywhere = everywhereOf({ publish }, redis);
    const hear = async (room: string) => {
      while (!heard.some((message) => message.room === room)) await news.promise;
      return heard.filter((message) => message.room === room);
    };
    return { redis, everywhere, hear, all: () => heard };
  };
  let one: Awaited<ReturnType<typeof instance>>;
  let other: typeof one;
  before(async () => {
    [one, other] = [await instance(), await instance()];
  });
  after(() => open.forEach((redis) => redis.close()));

  /** Said again until it is heard: whoever has just connected may not listen yet. */
  async function say(message: Message): Promise<Message[]> {
    const heard = other.hear(message.room);
    for (;;) {
      await one.everywhere(message);
      const done = await Promise.race([heard, new Promise<undefined>((resolve) => setTimeout(resolve, 50))]);
      if (done) return done;
    }
  }

  test("an instance is heard at the others, and once at itself", async () => {
    await say({ room: newId(), type: "queue.moved", data: null });
    const message = { room: newId(), type: "queue.moved", data: { now_serving: 12 } };
    assert.equal(await one.everywhere(message), true);
    assert.deepEqual(await other.hear(message.room), [message]);
    assert.deepEqual(await one.hear(message.room), [message]);
  });

  test("what somebody else says on the channel is not passed on, and harms nobody", async () => {
    for (const strange of ["", "{", "null", `{"from":"x"}`])
      await one.redis.ask((client) => client.publish("foyer:realtime", strange));
    await say({ room: newId(), type: "queue.moved", data: null });
    assert.equal(other.all().filter(({ room }) => room === undefined).length, 0);
  });

  test("after the connection was lost it listens again", async () => {
    await say({ room: newId(), type: "queue.moved", data: null });
    const killed = await one.redis.ask((client) => client.sendCommand(["CLIENT", "KILL", "TYPE", "pubsub"]));
    assert.equal(killed, 2);
    await say({ room: newId(), type: "queue.moved", data: null });
  });
}
