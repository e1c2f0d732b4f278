import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newId } from "../../../platform/ids.ts";
import { draftIn, type House, inDays, type Json, night, openHouse, publishIn } from "./house.ts";

let house: House;
before(async () => (house = await openHouse()));
after(() => house.stop());

const duplicate = (id: string, body: Json = {}, key: string = newId()) =>
  house.own(`/events/${id}/duplicate`, { body, key });
const names = (list: Json[]) => list.map(({ key, name }) => `${key} ${name}`);

test("a duplicate is a draft of its own with everything but the sales", async () => {
  const show = await publishIn(house);
  const { status, headers, body: copy } = await duplicate(show.id);
  assert.deepEqual([status, headers.get("location")], [201, `/events/${copy.id}`]);
  assert.deepEqual(
    [copy.name, copy.status, copy.version, copy.category, copy.minimum_age, copy.tags],
    ["The Lantern (copy)", "DRAFT", 1, "theatre", 12, ["late"]],
  );
  assert.match(copy.slug, /^the-lantern-copy-/);
  assert.deepEqual(names(copy.zones), names(show.zones));
  assert.deepEqual(names(copy.ticket_types), names(show.ticket_types));
  const amounts = ({ prices }: Json) => prices.map((price: Json) => price.price_amount);
  assert.deepEqual(amounts(copy), amounts(show));
  assert.deepEqual(
    copy.performances.map(({ starts_at }: Json) => starts_at),
    show.performances.map(({ starts_at }: Json) => starts_at),
  );
  const idsOf = (event: Json) =>
    [event, ...event.zones, ...event.ticket_types, ...event.performances].map(({ id }: Json) => id);
  assert.equal(new Set([...idsOf(show), ...idsOf(copy)]).size, 2 * idsOf(show).length, "no id is shared");
  for (const { zone_id, ticket_type_id } of copy.prices) {
    assert.ok(copy.zones.some(({ id }: Json) => id === zone_id));
    assert.ok(copy.ticket_types.some(({ id }: Json) => id === ticket_type_id));
  }
  assert.equal(copy.shapes[0].zone_id, copy.zones[1].id);
  assert.equal((await house.anybody(`/events/${copy.id}`)).status, 404, "a draft");
  const published = await house.own(`/events/${copy.id}/publish`, { method: "POST" });
  assert.deepEqual([published.status, published.body.free], [200, 2 * (12 + 10)], "its layout came along");
});

test("dates move by days, or all of them to a new start of the first", async () => {
  const show = await draftIn(house, { performances: [night(10), { ...night(13), doors_at: inDays(12.9) }] });
  const [first, second] = show.performances;
  const dayOf = (time: string) => time.slice(0, 10);
  const later = await duplicate(show.id, { shift_days: 7, name: "Next Week", slug: `next-${newId()}` });
  assert.equal(later.body.name, "Next Week");
  assert.equal(dayOf(later.body.performances[0].starts_at), dayOf(inDays(17)));
  const starts_at = inDays(40);
  const moved = (await duplicate(show.id, { starts_at })).body.performances;
  assert.equal(new Date(moved[0].starts_at).getTime(), new Date(starts_at).getTime());
  assert.equal(dayOf(moved[1].starts_at), dayOf(inDays(43)));
  assert.ok(moved[1].doors_at < moved[1].starts_at);
  assert.ok(second.starts_at > first.starts_at);
});

test("the same key gives the same draft, once", async () => {
  const show = await draftIn(house);
  const key = newId();
  const answers = await Promise.all([1, 2, 3].map(() => duplicate(show.id, {}, key)));
  assert.deepEqual(new Set(answers.map(({ body }) => body.id)).size, 1);
  assert.equal((await duplicate(show.id, { name: "Other" }, key)).body.code, "idempotency_key_reused");
  const list = await house.own(`/events?organization_id=${house.organization_id}&limit=100`);
  const copies = list.body.items.filter(({ id }: Json) => id === answers[0]!.body.id);
  assert.equal(copies.length, 1);
});

test("who may not, and what cannot be", async () => {
  const show = await publishIn(house);
  const path = `/events/${show.id}/duplicate`;
  const sent = { body: {}, key: newId() };
  assert.equal((await house.anybody(path, sent)).status, 401);
  assert.equal((await (await house.as())(path, sent)).status, 404, "a stranger");
  assert.equal((await (await house.as("viewer"))(path, sent)).status, 403);
  assert.equal((await duplicate(newId())).status, 404);
  assert.equal((await house.own(path, { body: {} })).body.code, "idempotency_key_missing");
  const bare = await draftIn(house, { performances: [] });
  const cases: [string, string, Json][] = [
    ["/starts_at", show.id, { starts_at: inDays(1), shift_days: 1 }],
    ["/starts_at", bare.id, { starts_at: inDays(1) }],
    ["/starts_at", show.id, { starts_at: "tomorrow" }],
    ["/shift_days", show.id, { shift_days: 1e5 }],
    ["/shift_days", show.id, { shift_days: 0.5 }],
    ["/slug", show.id, { slug: show.slug }],
    ["/slug", show.id, { slug: "No Slug" }],
    ["/name", show.id, { name: "" }],
    ["/status", show.id, { status: "PUBLISHED" }],
  ];
  for (const [pointer, id, body] of cases) {
    const answer = await duplicate(id, body);
    assert.deepEqual([answer.status, answer.body.errors[0].pointer], [422, pointer], JSON.stringify(body));
  }
});
