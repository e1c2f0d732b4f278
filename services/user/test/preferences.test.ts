import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type People, startPeople } from "./people.ts";

let people: People;
before(async () => (people = await startPeople()));
after(() => people.stop());

const PATH = "/users/me/preferences";

test("preferences are replaced as a whole by who has seen the latest", async () => {
  const { authorization } = await people.person();
  const first = await people.call(PATH, authorization);
  assert.deepEqual([first.status, first.body, first.headers.get("etag")], [200, {}, '"1"']);
  const document = { theme: "dark", seats: { aisle: true, rows: ["A", "B"] }, size: 1.5, none: null };
  const written = await people.call(PATH, authorization, "PUT", document, '"1"');
  assert.deepEqual([written.status, written.body, written.headers.get("etag")], [200, document, '"2"']);
  assert.equal((await people.call(PATH, authorization, "PUT", {}, '"1"')).body.code, "version_mismatch");
  assert.equal((await people.call(PATH, authorization, "PUT", {})).status, 428);
  assert.deepEqual((await people.call(PATH, authorization)).body, document);
  const race = await Promise.all(
    ["a", "b", "c"].map((name) => people.call(PATH, authorization, "PUT", { name }, '"2"')),
  );
  assert.deepEqual(
    race.map(({ status }) => status).toSorted((a, b) => a - b),
    [200, 412, 412],
  );
  await people.call("/users/me", authorization, "PUT", { name: "Ada L." });
  assert.deepEqual(
    (await people.call(PATH, authorization)).body,
    race.find(({ status }) => status === 200)!.body,
    "a change of the profile leaves them alone",
  );
});

test("too large, too deep, or no object at all", async () => {
  const { authorization } = await people.person();
  const put = (text: string) => people.send(PATH, authorization, "PUT", text, '"1"');
  const nested = (levels: number) => `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`;
  const cases: [number, string][] = [
    [413, JSON.stringify({ a: "x".repeat(8_185) })],
    [413, `{"a":1${" ".repeat(8_192)}}`],
    [422, nested(9)],
    [422, `{"a":${"[".repeat(8)}${"]".repeat(8)}}`],
    [422, '{"__proto__":{"admin":true}}'],
    [422, '{"a":1e400}'],
    [422, "[]"],
    [422, "null"],
    [422, '"text"'],
    [400, ""],
    [400, '{"a":1,"a":2}'],
    [400, '{"a":"\\ud800"}'],
    [400, '{"a":"\\u0000"}'],
  ];
  for (const [status, text] of cases) assert.equal((await put(text)).status, status, text.slice(0, 40));
  assert.deepEqual((await people.call(PATH, authorization)).body, {});
  assert.equal((await put(nested(8))).status, 200);
  const largest = { a: "ä".repeat(4_092) };
  assert.equal((await people.call(PATH, authorization, "PUT", largest, '"2"')).status, 200);
});
