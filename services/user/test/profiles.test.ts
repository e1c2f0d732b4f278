import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AppError } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { type People, startPeople } from "./people.ts";

let people: People;
/** What auth says to CloseAccount, call by call; then yes. */
let answers: (AppError | undefined)[] = [];
let closed: string[] = [];

before(async () => {
  people = await startPeople((user_id) => {
    closed.push(user_id);
    const refusal = answers.shift();
    if (refusal) throw refusal;
  });
});
after(() => people.stop());

async function eventsOf(user_id: string): Promise<string[]> {
  const { rows } = await people.harness.room("user").db!.query({
    name: "events",
    text: "select type from outbox where subject = $1 order by position",
    values: [user_id],
  });
  return rows.map(({ type }) => type as string);
}

test("a profile is made once, changed field by field, and every change is told", async () => {
  const { user_id, authorization } = await people.person();
  await people.users.createProfile({ userId: user_id, name: "Somebody Else", locale: "de", timeZone: "" });
  const { body } = await people.call("/users/me", authorization);
  assert.deepEqual([body.name, body.locale, body.time_zone, body.phone], ["Ada", "en", "UTC", null]);
  const changed = await people.call("/users/me", authorization, "PUT", {
    phone: "+353 1 234 5678",
    locale: "en-IE",
  });
  assert.deepEqual(
    [changed.status, changed.body.name, changed.body.phone, changed.body.locale],
    [200, "Ada", "+35312345678", "en-IE"],
  );
  assert.equal(
    (await people.call(`/users/${user_id}`, authorization, "PUT", { phone: null, name: "  Ada L.  " })).body
      .phone,
    null,
  );
  assert.equal((await people.users.getProfile({ userId: user_id })).name, "Ada L.");
  for (const wrong of [
    { phone: "0123" },
    { name: "" },
    { name: "a\u202eb" },
    { roles: ["admin"] },
    { email_verified: true },
    { id: newId() },
  ]) {
    assert.equal(
      (await people.call("/users/me", authorization, "PUT", wrong)).status,
      422,
      JSON.stringify(wrong),
    );
  }
  assert.deepEqual(await eventsOf(user_id), ["user.updated", "user.updated"]);
});

test("foreign and missing look the same, except to admins", async () => {
  const [ada, eve, admin] = [
    await people.person(),
    await people.person({ roles: ["customer", "organizer"] }),
    await people.person({ roles: ["customer", "admin"] }),
  ];
  for (const id of [ada.user_id, newId(), "42"]) {
    for (const [method, body] of [["GET"], ["PUT", { name: "Eve" }], ["DELETE"]] as const) {
      assert.equal(
        (await people.call(`/users/${id}`, eve.authorization, method, body)).status,
        404,
        `${method} ${id}`,
      );
    }
  }
  assert.equal((await people.call(`/users/${ada.user_id}`, admin.authorization)).body.name, "Ada");
  assert.equal((await people.call(`/users/${newId()}`, admin.authorization)).status, 404);
  assert.equal((await people.call(`/users/${ada.user_id}`, "")).status, 401);
});

test("a refused erasure changes nothing", async () => {
  const { user_id, authorization } = await people.person();
  answers = [new AppError("failed_precondition", "invalid_state", { detail: "The last owner." })];
  assert.equal((await people.call(`/users/${user_id}`, authorization, "DELETE")).status, 409);
  people.harness.clock.advance(60_000);
  await people.harness.drain();
  assert.equal((await people.users.getProfile({ userId: user_id })).name, "Ada");
  assert.deepEqual(await eventsOf(user_id), []);
});

test("an erasure whose answer got lost is finished later, and told once", async () => {
  const { user_id, authorization } = await people.person();
  [answers, closed] = [[new AppError("unavailable", "dependency_unavailable")], []];
  assert.equal((await people.call(`/users/${user_id}`, authorization, "DELETE")).status, 503);
  people.harness.clock.advance(60_000);
  await people.harness.drain();
  assert.deepEqual(closed, [user_id, user_id]);
  await assert.rejects(people.users.getProfile({ userId: user_id }), { code: "not_found" });
  assert.deepEqual(await eventsOf(user_id), ["user.deleted"]);
});
