import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { draftIn, type House, inDays, type Json, night, openHouse, publishIn } from "./house.ts";

const HOUR_MS = 3_600_000;

let house: House;
before(async () => {
  house = await openHouse();
});
after(() => house.stop());

const listed = async (id: string): Promise<Json> =>
  (await house.anybody("/events?limit=100")).body.items.find((item: Json) => item.id === id);

test("who has just changed an event, everybody sees it changed, however many look", async () => {
  assert.equal((await house.anybody("/events")).status, 200);
  const draft = await draftIn(house);
  assert.equal(await listed(draft.id), undefined);
  assert.equal((await house.anybody(`/events/${draft.id}`)).status, 404);
  await house.own(`/events/${draft.id}/publish`, { method: "POST" });
  assert.ok(await listed(draft.id));
  assert.equal((await house.anybody(`/events/${draft.id}`)).status, 200);

  let looking = true;
  const crowd = Array.from({ length: 4 }, async () => {
    while (looking) await house.anybody("/events?limit=100");
  });
  for (let n = 1; n <= 8; n++) {
    const { version } = (await house.own(`/events/${draft.id}`)).body;
    const name = `Name ${n}`;
    const put = await house.own(`/events/${draft.id}`, {
      method: "PUT",
      body: { name },
      if_match: version,
    });
    assert.equal(put.status, 200, JSON.stringify(put.body));
    assert.equal((await listed(draft.id)).name, name);
    assert.equal((await house.anybody(`/events/${draft.slug}`)).body.name, name);
  }
  looking = false;
  await Promise.all(crowd);
});

test("a sale opens, and an evening is over, by time alone", async () => {
  const [opens, first, second] = [inDays(1), night(3), night(3.5)];
  const draft = await publishIn(house, {
    performances: [
      { ...first, sale_starts_at: opens },
      { ...second, sale_starts_at: inDays(2) },
    ],
  });
  const closed = await listed(draft.id);
  assert.deepEqual([closed.sale_status, closed.sale_starts_at], ["not_yet", opens]);
  assert.deepEqual(closed.starts, [first.starts_at, second.starts_at]);
  house.harness.clock.advance(24 * HOUR_MS + 2_000);
  const open = await listed(draft.id);
  assert.deepEqual([open.sale_status, open.sale_starts_at], ["on_sale", null]);
  assert.equal((await house.anybody(`/events/${draft.id}`)).body.sale_status, "on_sale");
  house.harness.clock.advance(3 * 24 * HOUR_MS);
  assert.equal(await listed(draft.id), undefined);
  assert.equal((await house.anybody(`/events/${draft.id}`)).body.sale_status, "ended");
});

test("free places go down when ticket's events have come", async () => {
  const draft = await publishIn(house, { performances: [night(20)] });
  const { performances, ticket_types, free } = (await house.anybody(`/events/${draft.id}`)).body;
  const places = await house.harness.room("ticket").db!.query({
    name: "",
    text: "select id from places where performance_id = $1 and kind = 'SEAT' limit 1",
    values: [performances[0].id],
  });
  await house.hold(performances[0].id, [places.rows[0].id], ticket_types[0].id);
  await house.harness.drain();
  assert.equal((await listed(draft.id)).free, free - 1);
  assert.equal((await house.anybody(`/events/${draft.id}`)).body.free, free - 1);
});

test("it is sent compressed, as the browser likes it", async () => {
  await publishIn(house);
  const plain = await house.anybody("/events?limit=100", { headers: { "accept-encoding": "identity" } });
  assert.equal(plain.headers.get("content-encoding"), null);
  for (const encoding of ["br", "gzip"]) {
    const answer = await house.anybody("/events?limit=100", { headers: { "accept-encoding": encoding } });
    assert.equal(answer.headers.get("content-encoding"), encoding);
    assert.deepEqual(answer.body, plain.body);
  }
});
