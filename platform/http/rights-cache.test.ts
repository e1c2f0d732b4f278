import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import type { Client } from "@connectrpc/connect";
import type { AuthService } from "../../contracts/gen/auth/v1/auth_pb.ts";
import { newId } from "../ids.ts";
import { createLog } from "../log.ts";
import { openRedis, type Redis } from "../redis.ts";
import { createSecrets } from "../secrets.ts";
import { AUDIENCE, Identity, ISSUER, RIGHTS_LIFE_MS } from "./identity.ts";
import { rightsCache } from "./rights-cache.ts";

// A real one is needed: REDIS_URL says where one is.
const { REDIS_URL } = process.env;
if (REDIS_URL) testRedis(REDIS_URL);
else test("sessions and rights are remembered together", { skip: "REDIS_URL is not set" }, () => undefined);

const secrets = createSecrets("a secret of this installation, long enough");

function testRedis(url: string): void {
  let redis: Redis;
  let keys: CryptoKeyPair;
  before(async () => {
    redis = await openRedis(url, createLog("test", "silent"));
    while (!(await redis.reachable())) await new Promise((resolve) => setTimeout(resolve, 20));
    keys = await generateKeyPair("EdDSA");
  });
  after(() => redis.close());

  /** Auth with one person in it, two other processes, and a clock. */
  async function stage() {
    const [user_id, session_id] = [newId(), newId()];
    const state = { active: true, roles: ["customer"], asked: 0, ahead_ms: 0, gate: Promise.resolve() };
    const jwk = { ...(await exportJWK(keys.publicKey)), kid: "k", alg: "EdDSA" };
    const auth = {
      getKeys: async () => ({ jwksJson: JSON.stringify({ keys: [jwk] }) }),
      async getSession() {
        state.asked++;
        const { active, roles } = state;
        await state.gate;
        return {
          active,
          userId: user_id,
          roles,
          memberships: [],
          emailVerified: true,
          hasEmail: true,
          contactHash: "h",
        };
      },
    } as unknown as Client<typeof AuthService>;
    const clock = { now: () => new Date(Date.now() + state.ahead_ms) };
    const cache = rightsCache(redis, secrets, clock, RIGHTS_LIFE_MS);
    const process = () => new Identity(auth, () => new Date(), cache);
    const token = await new SignJWT({ sid: session_id })
      .setProtectedHeader({ alg: "EdDSA", kid: "k", typ: "at+jwt" })
      .setIssuedAt()
      .setExpirationTime("10m")
      .setSubject(user_id)
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .sign(keys.privateKey);
    return { user_id, session_id, state, cache, process, token };
  }
  const settled = () => redis.ask((client) => client.ping());

  test("what one process was told the others know; nothing of it can be read in Redis", async () => {
    const { state, process, token, user_id } = await stage();
    const caller = await process().callerOf(token);
    await settled();
    const same = await process().callerOf(token);
    assert.deepEqual([state.asked, same], [1, caller]);
    const found = (await redis.ask((client) => client.keys("foyer:rights:*")))!;
    assert.ok(found.length >= 2 && !found.join().includes(user_id));
  });

  test("whose session ends, or whose rights change, is let in with the old ones nowhere", async () => {
    const { state, process, token, user_id } = await stage();
    const [one, other] = [process(), process()];
    await one.callerOf(token);
    await settled();
    state.roles = ["customer", "organizer"];
    // Each process hears of it; one is enough for what they remember together.
    await one.forget(user_id);
    assert.ok((await other.callerOf(token)).roles.has("organizer"));
    await settled();
    state.active = false;
    await one.forget(user_id);
    await assert.rejects(process().callerOf(token), { code: "unauthenticated" });
    await assert.rejects(one.callerOf(token), { code: "unauthenticated" });
  });

  test("an answer from before a change that is written after it is not found, not even where Redis was emptied", async () => {
    for (const trouble of ["dropped", "emptied"]) {
      const { state, process, token, user_id } = await stage();
      const gate = Promise.withResolvers<void>();
      state.gate = gate.promise;
      const late = process().callerOf(token);
      while (state.asked === 0) await new Promise((resolve) => setImmediate(resolve));
      state.active = false;
      if (trouble === "dropped") await process().forget(user_id);
      else await redis.ask(async (client) => client.del(await client.keys("foyer:rights:*")));
      state.gate = Promise.resolve();
      await assert.rejects(process().callerOf(token), { code: "unauthenticated" });
      gate.resolve();
      await late;
      await settled();
      await assert.rejects(process().callerOf(token), { code: "unauthenticated" }, trouble);
    }
  });

  test("nothing is believed longer than auth's answer is old, whatever Redis makes of it", async () => {
    const { state, cache, process, token, user_id, session_id } = await stage();
    await process().callerOf(token);
    await settled();
    const left = async (ahead_ms: number) => {
      state.ahead_ms = ahead_ms;
      return (await cache.find(user_id, session_id)).known?.left_ms;
    };
    assert.ok((await left(4_000))! <= 1_000);
    assert.equal(await left(5_000), undefined);
    assert.equal(await left(-2_000), undefined);
    state.ahead_ms = 0;
    const kept = (await redis.ask((client) => client.keys("foyer:rights:*:*")))!;
    for (const key of kept) await redis.ask((client) => client.persist(key));
    assert.equal(await left(0), undefined, "one without an end has none that we know");
  });

  test("who can write to Redis gives nobody rights", async () => {
    const [customer, admin] = [await stage(), await stage()];
    admin.state.roles = ["admin"];
    await admin.process().callerOf(admin.token);
    await customer.process().callerOf(customer.token);
    await settled();
    const name = (text: string) => secrets.hash("rights cache", text);
    const keyOf = ({ user_id, session_id }: typeof admin) =>
      `foyer:rights:{${name(user_id)}}:${name(session_id)}`;
    const stolen = (await redis.ask((client) => client.get(keyOf(admin))))!;
    for (const value of [stolen, "", "x", Buffer.from('["admin"]').toString("base64")])
      await redis.ask((client) =>
        client.set(keyOf(customer), value, { expiration: { type: "PX", value: 5_000 } }),
      );
    const caller = await customer.process().callerOf(customer.token);
    assert.deepEqual([caller.roles.has("admin"), customer.state.asked], [false, 2]);
  });

  test("without Redis auth is asked", async () => {
    const { state, token } = await stage();
    const away: Redis = { ...redis, ask: async () => undefined };
    const auth = { now: () => new Date() };
    const cache = rightsCache(away, secrets, auth, RIGHTS_LIFE_MS);
    assert.deepEqual(await cache.find("u", "s"), {});
    await cache.drop("u");
    await cache.keep("u", "s", "age", "{}", 1_000);
    assert.ok(token && state.active);
  });
}
