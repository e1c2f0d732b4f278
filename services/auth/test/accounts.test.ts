import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type SignedIn, type Stage, startStage } from "./stage.ts";

let stage: Stage;
before(async () => {
  stage = await startStage();
});
after(() => stage.harness.stop());

const VERIFY = "user.verification_requested";
const RESET = "user.password_reset_requested";
const post = (path: string, body: unknown, token?: string) =>
  stage.call(path, { body, ...(token ? { token } : {}) });
const login = (email: string, password: string) =>
  stage.call<SignedIn>("/auth/login", { body: { email, password } });
const put = (token: string, body: object) =>
  stage.call<Record<string, unknown>>("/users/me", { method: "PUT", body, token });
const read = async (token: string) =>
  (await stage.call<Record<string, unknown>>("/users/me", { token })).body;

test("bad input gets the listed answer and makes nothing", async () => {
  const good = { email: "good@example.org", password: stage.password, name: "Good" };
  const cases: [string, object, number, string][] = [
    ["no e-mail", { ...good, email: "good" }, 422, "/email"],
    ["320 characters", { ...good, email: `${"a".repeat(308)}@example.org` }, 422, "/email"],
    [
      "line break in the e-mail",
      { ...good, email: "good@example.org\r\nbcc: all@example.org" },
      422,
      "/email",
    ],
    ["short password", { ...good, password: "seven77" }, 422, "/password"],
    ["4,096 characters", { ...good, password: "x".repeat(4_096) }, 422, "/password"],
    ["leaked password", { ...good, password: "Password123" }, 422, "/password"],
    ["the address as password", { ...good, password: "good@example.org" }, 422, "/password"],
    ["empty name", { ...good, name: "   " }, 422, "/name"],
    ["long name", { ...good, name: "n".repeat(201) }, 422, "/name"],
    ["name that turns around", { ...good, name: "Ada\u202eecila" }, 422, "/name"],
    ["line break in the name", { ...good, name: "Ada\r\nBcc: x" }, 422, "/name"],
    ["no time zone", { ...good, time_zone: "Mars/Olympus" }, 422, "/time_zone"],
    ["no language", { ...good, locale: "english please" }, 422, "/locale"],
    ["role of one's own", { ...good, roles: ["admin"] }, 422, "/roles"],
    ["verified by oneself", { ...good, email_verified: true }, 422, "/email_verified"],
  ];
  for (const [name, body, status, pointer] of cases) {
    const answer = await post("/auth/register", body);
    assert.deepEqual(
      [answer.status, answer.body.code, answer.body.errors[0]?.pointer],
      [status, "validation_failed", pointer],
      name,
    );
  }
  for (const password of ["🎭 ten emoji 🎭", "x y z ".repeat(11), "ＡＢＣ pass wörd"]) {
    assert.equal(
      (await post("/auth/register", { ...good, email: `p${password.length}@example.org`, password })).status,
      201,
      password,
    );
  }
  assert.equal(
    (await login("p15@example.org", "ABC pass wo\u0308rd")).status,
    (await login("p15@example.org", "ＡＢＣ pass wörd")).status,
  );
});

test("an address is proven once, by the newest link", async () => {
  const { user, access_token } = await stage.register();
  const old = await stage.mailToken(VERIFY, user.id);
  assert.equal(await stage.status("/auth/verify-email/resend", { method: "POST", token: access_token }), 202);
  const token = await stage.mailToken(VERIFY, user.id);
  assert.equal((await post("/auth/verify-email", { token: old })).status, 422, "replaced");
  assert.equal(
    (await post("/auth/password-reset/confirm", { token, password: stage.password })).status,
    422,
    "another purpose",
  );
  const clicks = await Promise.all(
    Array.from({ length: 10 }, async () => (await post("/auth/verify-email", { token })).status),
  );
  assert.deepEqual(
    clicks.toSorted((a, b) => a - b),
    [200, ...Array<number>(9).fill(422)],
  );
  assert.equal((await read(access_token)).email_verified, true);
});

test("a link ends: verification after a day, reset after an hour", async () => {
  const { user } = await stage.register();
  const verify = await stage.mailToken(VERIFY, user.id);
  await post("/auth/password-reset", { email: user.email });
  const reset = await stage.mailToken(RESET, user.id);
  stage.harness.clock.advance(3_601_000);
  assert.equal(
    (await post("/auth/password-reset/confirm", { token: reset, password: "a new harbour" })).status,
    422,
  );
  stage.harness.clock.advance(86_400_000);
  assert.equal((await post("/auth/verify-email", { token: verify })).status, 422);
});

test("a new e-mail address counts once it is proven", async () => {
  const { user, access_token } = await stage.register();
  const taken = (await stage.register()).user.email;
  assert.deepEqual(
    [
      (await put(access_token, { email: taken })).status,
      (await put(access_token, { email: taken })).body.code,
    ],
    [409, "email_taken"],
  );
  const changed = await put(access_token, { email: "New.Address@example.org" });
  assert.deepEqual(
    [changed.status, changed.body.email, changed.body.pending_email],
    [200, user.email, "New.Address@example.org"],
  );
  assert.equal((await login("new.address@example.org", stage.password)).status, 401);
  assert.equal(
    (await post("/auth/verify-email", { token: await stage.mailToken(VERIFY, user.id) })).status,
    200,
  );
  assert.equal((await login("new.address@example.org", stage.password)).status, 200);
  assert.equal((await login(user.email!, stage.password)).status, 401);
  const { email, email_verified, pending_email } = await read(access_token);
  assert.deepEqual(
    { email, email_verified, pending_email },
    { email: "New.Address@example.org", email_verified: true, pending_email: null },
  );
});

test("two people want one address: whoever proves it first has it", async () => {
  const [ada, eve] = [await stage.register(), await stage.register()];
  for (const { access_token } of [ada, eve])
    assert.equal((await put(access_token, { email: "shared@example.org" })).status, 200);
  const [one, two] = [await stage.mailToken(VERIFY, ada.user.id), await stage.mailToken(VERIFY, eve.user.id)];
  const answers = await Promise.all([one, two].map((token) => post("/auth/verify-email", { token })));
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((a, b) => a - b),
    [200, 409],
  );
});

test("a reset link sets one password, ends every session and proves the address", async () => {
  const { user, access_token, refresh_token } = await stage.register();
  assert.equal((await post("/auth/password-reset", { email: user.email })).status, 202);
  const token = await stage.mailToken(RESET, user.id);
  assert.equal(
    (await post("/auth/password-reset/confirm", { token, password: "password123" })).status,
    422,
    "the link survives a bad choice",
  );
  const tries = await Promise.all(
    Array.from(
      { length: 6 },
      async (_, n) =>
        (await post("/auth/password-reset/confirm", { token, password: `new harbour ${n}` })).status,
    ),
  );
  assert.deepEqual(
    [...tries].toSorted((a, b) => a - b),
    [204, 422, 422, 422, 422, 422],
  );
  assert.equal(await stage.status("/users/me", { token: access_token }), 401);
  assert.equal((await post("/auth/refresh", { refresh_token })).status, 401);
  assert.equal((await login(user.email!, stage.password)).status, 401);
  const again = await login(user.email!, `new harbour ${tries.indexOf(204)}`);
  assert.deepEqual([again.status, again.body.user.email_verified], [200, true]);
});

test("asking for a reset tells nobody whether there is an account", async () => {
  const { user } = await stage.register();
  const known = await post("/auth/password-reset", { email: user.email });
  const unknown = await post("/auth/password-reset", { email: "nobody-at-all@example.org" });
  assert.deepEqual([known.status, known.body], [unknown.status, unknown.body]);
  await stage.harness.drain();
  const { rows } = await stage.db.query({
    name: "left",
    text: "select count(*) as count from reset_requests",
    values: [],
  });
  assert.equal(rows[0].count, 0, "and no address stays behind");
});

test("a changed password needs the old one and leaves only this session", async () => {
  const { user, access_token } = await stage.register();
  const other = await login(user.email!, stage.password);
  const set = (body: object) => post("/auth/password", body, access_token);
  assert.deepEqual(
    [
      (await set({ password: "another harbour" })).status,
      (await set({ password: "another harbour", current_password: "wrong harbour" })).status,
    ],
    [422, 401],
  );
  assert.equal((await set({ password: "another harbour", current_password: stage.password })).status, 204);
  assert.deepEqual(
    [
      await stage.status("/users/me", { token: access_token }),
      await stage.status("/users/me", { token: other.body.access_token }),
    ],
    [200, 401],
  );
  assert.deepEqual(
    [(await login(user.email!, stage.password)).status, (await login(user.email!, "another harbour")).status],
    [401, 200],
  );
});

test("a guest becomes an account by a proven address and a password, and keeps its id", async () => {
  const guest = await stage.guest({ email: "guest@example.org" });
  assert.deepEqual([guest.user.roles, guest.user.name], [["guest"], null]);
  const twin = await stage.guest({ email: "GUEST@example.org" });
  assert.notEqual(twin.user.id, guest.user.id, "the same address, another guest");
  const set = (of: SignedIn) => post("/auth/password", { password: stage.password }, of.access_token);
  assert.deepEqual([(await set(guest)).status, (await set(guest)).body.code], [409, "invalid_state"]);
  for (const one of [guest, twin]) {
    await stage.call("/auth/verify-email/resend", { method: "POST", token: one.access_token });
    assert.equal(
      (await post("/auth/verify-email", { token: await stage.mailToken(VERIFY, one.user.id) })).status,
      200,
    );
  }
  assert.equal((await set(guest)).status, 204);
  assert.deepEqual((await read(guest.access_token)).roles, ["customer"], "at once, in the same session");
  const signedIn = await login("guest@example.org", stage.password);
  assert.deepEqual([signedIn.status, signedIn.body.user.id], [200, guest.user.id]);
  assert.deepEqual([(await set(twin)).status, (await set(twin)).body.code], [409, "email_taken"]);
});

test("a guest without a device left comes back by the reset link", async () => {
  const { user } = await stage.guest({ email: "lost@example.org", name: "Lost" });
  await post("/auth/password-reset", { email: "lost@example.org" });
  assert.equal(
    (
      await post("/auth/password-reset/confirm", {
        token: await stage.mailToken(RESET, user.id),
        password: stage.password,
      })
    ).status,
    204,
  );
  assert.equal((await login("lost@example.org", stage.password)).body.user.id, user.id);
});

test("a guest's address may follow, and changes at once", async () => {
  const { access_token } = await stage.guest();
  assert.equal(
    (await stage.call("/auth/verify-email/resend", { method: "POST", token: access_token })).body.code,
    "contact_required",
  );
  const changed = await put(access_token, {
    email: "follows@example.org",
    name: "Follows",
    phone: "+353 1 234 5678",
  });
  assert.deepEqual(
    [changed.body.email, changed.body.email_verified, changed.body.name, changed.body.phone],
    ["follows@example.org", false, "Follows", "+35312345678"],
  );
  const taken = (await stage.register()).user.email;
  assert.equal(
    (await put(access_token, { email: taken })).status,
    200,
    "nothing tells a guest who has an account",
  );
});
