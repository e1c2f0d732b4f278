import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type SignedIn, type Stage, startStage } from "./stage.ts";

let stage: Stage;
before(async () => {
  stage = await startStage();
});
after(() => stage.harness.stop());

type Pair = Pick<SignedIn, "access_token" | "refresh_token">;
const refresh = (refresh_token: string) => stage.call<Pair>("/auth/refresh", { body: { refresh_token } });
const me = (token: string) => stage.status("/users/me", { token });

test("registering signs in, and the profile is there at once", async () => {
  const { user, access_token } = await stage.register("Grace.Hopper@example.org", "Grace Hopper");
  assert.deepEqual(
    { ...user, id: "" },
    {
      id: "",
      email: "Grace.Hopper@example.org",
      name: "Grace Hopper",
      email_verified: false,
      roles: ["customer"],
    },
  );
  const profile = await stage.call<Record<string, unknown>>("/users/me", { token: access_token });
  assert.equal(profile.body.name, "Grace Hopper");
  const twin = await stage.call("/auth/register", {
    body: { email: "grace.hopper@EXAMPLE.org", password: stage.password, name: "Twin" },
  });
  assert.deepEqual([twin.status, twin.body.code], [409, "email_taken"]);
  const login = await stage.call<SignedIn>("/auth/login", {
    body: { email: " grace.hopper@example.org", password: stage.password },
  });
  assert.deepEqual([login.status, login.body.user.name], [200, "Grace Hopper"]);
});

test("of parallel twins one gets the address", async () => {
  const body = { email: "twins@example.org", password: stage.password, name: "Twin" };
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => stage.status("/auth/register", { body })),
  );
  assert.deepEqual(
    answers.toSorted((a, b) => a - b),
    [201, 409, 409, 409, 409, 409, 409, 409],
  );
});

test("unknown account and wrong password are told apart by nothing", async () => {
  const { user } = await stage.register();
  const wrong = await stage.call("/auth/login", { body: { email: user.email, password: "another harbour" } });
  const unknown = await stage.call("/auth/login", {
    body: { email: "nobody@example.org", password: "another harbour" },
  });
  for (const answer of [wrong, unknown]) assert.equal(answer.status, 401);
  const bare = ({ body }: typeof wrong) => ({ ...body, correlation_id: "" });
  assert.deepEqual(bare(wrong), bare(unknown));
});

test("a refresh token is exchanged for a new pair", async () => {
  const first = await stage.register();
  const second = await refresh(first.refresh_token);
  assert.equal(second.status, 200);
  assert.notEqual(second.body.refresh_token, first.refresh_token);
  assert.equal(await me(second.body.access_token), 200);
  assert.equal(await me(second.body.refresh_token), 401, "a refresh token is no access token");
  assert.equal((await refresh(second.body.access_token)).status, 401, "nor the other way round");
});

test("two tabs with the same token both stay signed in", async () => {
  const { refresh_token } = await stage.register();
  const [a, b] = await Promise.all([refresh(refresh_token), refresh(refresh_token)]);
  stage.harness.clock.advance(9_000);
  const late = await refresh(refresh_token);
  stage.harness.clock.advance(60_000);
  for (const tab of [a, b, late]) {
    assert.equal(tab.status, 200);
    assert.equal(await me(tab.body.access_token), 200);
    assert.equal((await refresh(tab.body.refresh_token)).status, 200);
  }
});

test("an old refresh token that comes again ends the session", async () => {
  const first = await stage.register();
  const second = await refresh(first.refresh_token);
  assert.equal(await me(second.body.access_token), 200);
  stage.harness.clock.advance(11_000);
  assert.equal((await refresh(first.refresh_token)).status, 401);
  assert.equal(
    (await refresh(second.body.refresh_token)).status,
    401,
    "the thief's or the owner's, nobody knows",
  );
  assert.equal(await me(second.body.access_token), 401, "at once, whatever was cached");
});

test("a session ends when it is not used, and at its age", async () => {
  const { refresh_token } = await stage.register();
  const day = 86_400_000;
  let newest = refresh_token;
  for (let days = 0; days < 179; days += 20) {
    const next = await refresh(newest);
    assert.equal(next.status, 200);
    newest = next.body.refresh_token;
    stage.harness.clock.advance(20 * day);
  }
  assert.equal((await refresh(newest)).status, 401);
  const idle = await stage.register();
  stage.harness.clock.advance(31 * day);
  assert.equal((await refresh(idle.refresh_token)).status, 401);
});

test("signing out ends this session, all of them, or a certain one of one's own", async () => {
  const first = await stage.register();
  const signIn = async () =>
    (
      await stage.call<SignedIn>("/auth/login", {
        body: { email: first.user.email, password: stage.password },
        headers: { "user-agent": "Firefox/150 on a desk" },
      })
    ).body;
  const [second, third] = [await signIn(), await signIn()];
  type Sessions = {
    items: { id: string; user_agent: string; current: boolean }[];
    next_cursor: string | null;
  };
  const page = await stage.call<Sessions>("/auth/sessions?limit=2", { token: third.access_token });
  const rest = await stage.call<Sessions>(`/auth/sessions?limit=2&cursor=${page.body.next_cursor}`, {
    token: third.access_token,
  });
  const all = [...page.body.items, ...rest.body.items];
  assert.deepEqual(
    all.map(({ current }) => current),
    [true, false, false],
  );
  assert.equal(all[0]!.user_agent, "Firefox/150 on a desk");
  assert.equal(await stage.status("/auth/sessions?cursor=abc", { token: third.access_token }), 422);

  const stranger = await stage.register();
  const second_id = all[1]!.id;
  const remove = (token: string) => stage.status(`/auth/sessions/${second_id}`, { method: "DELETE", token });
  assert.deepEqual(
    [await remove(stranger.access_token), await remove(third.access_token), await remove(third.access_token)],
    [404, 204, 404],
  );
  assert.deepEqual([await me(second.access_token), await me(third.access_token)], [401, 200]);

  assert.equal(await stage.status("/auth/logout", { method: "POST", token: third.access_token }), 204);
  assert.deepEqual([await me(third.access_token), await me(first.access_token)], [401, 200]);
  assert.equal((await refresh(third.refresh_token)).status, 401);
  const fourth = await signIn();
  assert.equal(await stage.status("/auth/logout-all", { method: "POST", token: fourth.access_token }), 204);
  assert.deepEqual([await me(first.access_token), await me(fourth.access_token)], [401, 401]);
});

test("the cookie is for our own pages only, and out of reach of scripts", async () => {
  const login = await stage.call<SignedIn>("/auth/guest", { body: { session: "cookie" } });
  assert.equal("refresh_token" in login.body, false);
  const cookie = login.headers.getSetCookie()[0]!;
  assert.match(cookie, /^foyer_refresh=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/);
  const send = (value: string, origin?: string) =>
    stage.call<Pair>("/auth/refresh", {
      method: "POST",
      headers: { cookie: value.split(";")[0]!, ...(origin ? { origin } : {}) },
    });
  for (const origin of ["https://evil.example", "null", "http://127.0.0.1.evil.example:3000"])
    assert.equal((await send(cookie, origin)).status, 403, origin);
  const ours = await send(cookie, "http://127.0.0.1:3000");
  assert.equal(ours.status, 200);
  assert.equal("refresh_token" in ours.body, false);
  const next = ours.headers.getSetCookie()[0]!;
  assert.notEqual(next.split(";")[0], cookie.split(";")[0]);
  const out = await stage.call("/auth/logout", { method: "POST", headers: { cookie: next.split(";")[0]! } });
  assert.equal(out.status, 204);
  assert.match(out.headers.getSetCookie()[0]!, /^foyer_refresh=; .*(Max-Age=0|Expires=Thu, 01 Jan 1970)/);
  assert.equal(await me(ours.body.access_token), 401);
});
