import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newId } from "../../../platform/ids.ts";
import { type People, startPeople } from "./people.ts";

let people: People;
before(async () => (people = await startPeople()));
after(() => people.stop());

const HOME = { line1: "1 Quay Street", city: "Cork", postal_code: "T12 AB34", country: "IE" };
const WORK = { line1: "Hauptstraße 5", city: "Berlin", postal_code: "10115", country: "DE" };
interface Address {
  id: string;
  city: string;
  is_default: boolean;
  version: number;
}
const listOf = async (authorization: string): Promise<Address[]> =>
  (await people.call("/users/me/addresses", authorization)).body.items;
const defaults = async (authorization: string) =>
  (await listOf(authorization)).filter(({ is_default }) => is_default).map(({ city }) => city);

test("the first address is the default, and there is always exactly one", async () => {
  const { authorization } = await people.person();
  const home = await people.call("/users/me/addresses", authorization, "POST", HOME);
  assert.equal(home.status, 201);
  const { id, ...rest } = home.body;
  assert.deepEqual(rest, {
    ...HOME,
    name: null,
    line2: null,
    region: null,
    phone: null,
    is_default: true,
    version: 1,
  });
  assert.equal(home.headers.get("location"), `/users/me/addresses/${id}`);
  const work = await people.call("/users/me/addresses", authorization, "POST", {
    ...WORK,
    is_default: true,
    phone: "+49 30 1234567",
  });
  assert.equal(work.body.phone, "+49301234567");
  assert.deepEqual(await defaults(authorization), ["Berlin"]);

  const path = `/users/me/addresses/${work.body.id}`;
  const given = await people.call(path, authorization, "PUT", { ...WORK, is_default: false }, '"1"');
  assert.deepEqual([given.status, given.body.errors[0].pointer], [422, "/is_default"]);
  assert.deepEqual(await defaults(authorization), ["Berlin"]);
  const kept = await people.call(path, authorization, "PUT", { ...WORK, city: "Potsdam" }, '"1"');
  assert.deepEqual([kept.status, kept.body.is_default, kept.body.phone], [200, true, null]);

  const back = await people.call(
    `/users/me/addresses/${id}`,
    authorization,
    "PUT",
    { ...HOME, is_default: true },
    '"2"',
  );
  assert.deepEqual([back.status, back.headers.get("etag")], [200, '"3"']);
  assert.deepEqual(await defaults(authorization), ["Cork"]);
  assert.equal((await people.call(`/users/me/addresses/${id}`, authorization, "DELETE")).status, 204);
  assert.deepEqual(await defaults(authorization), ["Potsdam"]);
  assert.equal((await people.call(`/users/me/addresses/${id}`, authorization, "DELETE")).status, 404);
});

test("parallel defaults end in one, parallel additions in twenty", async () => {
  const { authorization } = await people.person();
  const made = await Promise.all(
    Array.from({ length: 25 }, () =>
      people.call("/users/me/addresses", authorization, "POST", { ...HOME, is_default: true }),
    ),
  );
  assert.deepEqual(
    made.map(({ status }) => status).toSorted((a, b) => a - b),
    [...Array<number>(20).fill(201), ...Array<number>(5).fill(422)],
  );
  assert.equal(made.find(({ status }) => status === 422)!.body.code, "limit_exceeded");
  assert.equal((await defaults(authorization)).length, 1);
  const page = await people.call("/users/me/addresses?limit=15", authorization);
  const next = await people.call(
    `/users/me/addresses?limit=15&cursor=${page.body.next_cursor}`,
    authorization,
  );
  assert.deepEqual([page.body.items.length, next.body.items.length, next.body.next_cursor], [15, 5, null]);
});

test("what is no address is refused, field by field", async () => {
  const { authorization } = await people.person();
  const wrong: [string, object][] = [
    ["/line1", { ...HOME, line1: " " }],
    ["/line1", { ...HOME, line1: "a\nb" }],
    ["/city", { ...HOME, city: "x".repeat(101) }],
    ["/city", { line1: "1", country: "IE" }],
    ["/country", { ...HOME, country: "Ireland" }],
    ["/country", { ...HOME, country: "ZZ" }],
    ["/postal_code", { ...HOME, postal_code: 12345 }],
    ["/phone", { ...HOME, phone: "0123" }],
    ["/is_default", { ...HOME, is_default: "yes" }],
    ["/user_id", { ...HOME, user_id: newId() }],
    ["/version", { ...HOME, version: 7 }],
  ];
  for (const [pointer, body] of wrong) {
    const answer = await people.call("/users/me/addresses", authorization, "POST", body);
    assert.deepEqual([answer.status, answer.body.errors?.[0]?.pointer], [422, pointer], JSON.stringify(body));
  }
  assert.deepEqual(await listOf(authorization), []);
  assert.equal((await people.call("/users/me/addresses?cursor=x", authorization)).status, 422);
  assert.equal((await people.call("/users/me/addresses", "")).status, 401);
});

test("a stale or missing version changes nothing, a foreign address is not there", async () => {
  const [ada, eve] = [await people.person(), await people.person({ roles: ["customer", "admin"] })];
  const { body } = await people.call("/users/me/addresses", ada.authorization, "POST", HOME);
  const path = `/users/me/addresses/${body.id}`;
  for (const [status, tag] of [
    [428, undefined],
    [412, '"7"'],
  ] as const)
    assert.equal((await people.call(path, ada.authorization, "PUT", WORK, tag)).status, status);
  for (const [method, sent] of [["GET"], ["PUT", WORK], ["DELETE"]] as const)
    assert.equal((await people.call(path, eve.authorization, method, sent, '"1"')).status, 404, method);
  assert.deepEqual(
    (await listOf(ada.authorization)).map(({ city, version }) => [city, version]),
    [["Cork", 1]],
  );
  assert.equal((await people.call("/users/me/addresses/42", ada.authorization)).status, 404);
});

test("nothing of it outlives the person", async () => {
  const { user_id, authorization } = await people.person();
  await people.call("/users/me/addresses", authorization, "POST", { ...HOME, line1: "Canary Row 7" });
  await people.call("/users/me/preferences", authorization, "PUT", { canary: "Row 7" }, '"1"');
  assert.equal((await people.call(`/users/${user_id}`, authorization, "DELETE")).status, 204);
  const { rows } = await people.harness.room("user").db!.query({
    name: "left",
    text: "select (select count(*) from addresses where user_id = $1) + (select count(*) from profiles where user_id = $1) as count",
    values: [user_id],
  });
  assert.equal(Number(rows[0].count), 0);
});
