import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { UserService } from "../../../contracts/gen/user/v1/user_pb.ts";
import { newId } from "../../../platform/ids.ts";
import { AppError } from "../../../platform/errors.ts";
import { rpc } from "../../../platform/rpc/method.ts";
import { AuthService } from "../../../contracts/gen/auth/v1/auth_pb.ts";
import { service } from "../../../platform/service.ts";
import { type Harness, startHarness } from "../../../platform/testing/harness.ts";
import { type ToyAuth, toyAuth } from "../../../platform/testing/toy-auth.ts";
import { user } from "../service.ts";

let toy: ToyAuth;
let harness: Harness;
/** What the toy says to CloseAccount, call by call; then yes. */
let answers: (AppError | undefined)[] = [];
let closed: string[] = [];

before(async () => {
  toy = await toyAuth();
  const plain = await toy.entry.load();
  const closing = rpc(AuthService.method.closeAccount, async (_context: unknown, { userId }) => {
    closed.push(userId);
    const refusal = answers.shift();
    if (refusal) throw refusal;
    return {};
  });
  const auth = service({
    ...plain,
    rpc: [...plain.rpc!.filter(({ method }) => method !== closing.method), closing],
  });
  harness = await startHarness({
    entries: [
      { ...toy.entry, load: async () => auth },
      { name: "user", http_port: 0, rpc_port: 0, load: async () => user },
    ],
  });
});
after(() => harness.stop());

const users = () => harness.room("auth").base.rpc("user", UserService);
async function call(path: string, authorization: string, method = "GET", body?: object) {
  const response = await fetch(harness.runtime.fronts.find(({ name }) => name === "user")!.url + path, {
    method,
    headers: { authorization, ...(body ? { "content-type": "application/json" } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  return { status: response.status, body: (text ? JSON.parse(text) : {}) as Record<string, unknown> };
}
async function person(options: { roles?: string[] } = {}) {
  const made = await toy.person(options);
  await users().createProfile({ userId: made.user_id, name: "Ada", locale: "", timeZone: "" });
  return made;
}
async function eventsOf(user_id: string): Promise<string[]> {
  const { rows } = await harness.room("user").db!.query({
    name: "events",
    text: "select type from outbox where subject = $1 order by position",
    values: [user_id],
  });
  return rows.map(({ type }) => type as string);
}

test("a profile is made once, changed field by field, and every change is told", async () => {
  const { user_id, authorization } = await person();
  await users().createProfile({ userId: user_id, name: "Somebody Else", locale: "de", timeZone: "" });
  const { body } = await call("/users/me", authorization);
  assert.deepEqual([body.name, body.locale, body.time_zone, body.phone], ["Ada", "en", "UTC", null]);
  const changed = await call("/users/me", authorization, "PUT", {
    phone: "+353 1 234 5678",
    locale: "en-IE",
  });
  assert.deepEqual(
    [changed.status, changed.body.name, changed.body.phone, changed.body.locale],
    [200, "Ada", "+35312345678", "en-IE"],
  );
  assert.equal(
    (await call(`/users/${user_id}`, authorization, "PUT", { phone: null, name: "  Ada L.  " })).body.phone,
    null,
  );
  assert.equal((await users().getProfile({ userId: user_id })).name, "Ada L.");
  for (const wrong of [
    { phone: "0123" },
    { name: "" },
    { name: "a\u202eb" },
    { roles: ["admin"] },
    { email_verified: true },
    { id: newId() },
  ]) {
    assert.equal((await call("/users/me", authorization, "PUT", wrong)).status, 422, JSON.stringify(wrong));
  }
  assert.deepEqual(await eventsOf(user_id), ["user.updated", "user.updated"]);
});

test("foreign and missing look the same, except to admins", async () => {
  const [ada, eve, admin] = [
    await person(),
    await person({ roles: ["customer", "organizer"] }),
    await person({ roles: ["customer", "admin"] }),
  ];
  for (const id of [ada.user_id, newId(), "42"]) {
    for (const [method, body] of [["GET"], ["PUT", { name: "Eve" }], ["DELETE"]] as const) {
      assert.equal(
        (await call(`/users/${id}`, eve.authorization, method, body)).status,
        404,
        `${method} ${id}`,
      );
    }
  }
  assert.equal((await call(`/users/${ada.user_id}`, admin.authorization)).body.name, "Ada");
  assert.equal((await call(`/users/${newId()}`, admin.authorization)).status, 404);
  assert.equal((await call(`/users/${ada.user_id}`, "")).status, 401);
});

test("a refused erasure changes nothing", async () => {
  const { user_id, authorization } = await person();
  answers = [new AppError("failed_precondition", "invalid_state", { detail: "The last owner." })];
  assert.equal((await call(`/users/${user_id}`, authorization, "DELETE")).status, 409);
  harness.clock.advance(60_000);
  await harness.drain();
  assert.equal((await users().getProfile({ userId: user_id })).name, "Ada");
  assert.deepEqual(await eventsOf(user_id), []);
});

test("an erasure whose answer got lost is finished later, and told once", async () => {
  const { user_id, authorization } = await person();
  [answers, closed] = [[new AppError("unavailable", "dependency_unavailable")], []];
  assert.equal((await call(`/users/${user_id}`, authorization, "DELETE")).status, 503);
  harness.clock.advance(60_000);
  await harness.drain();
  assert.deepEqual(closed, [user_id, user_id]);
  await assert.rejects(users().getProfile({ userId: user_id }), { code: "not_found" });
  assert.deepEqual(await eventsOf(user_id), ["user.deleted"]);
});
