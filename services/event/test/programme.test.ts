import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newId } from "../../../platform/ids.ts";
import { arrive, book, buy, freeIn, settled } from "../../../test/buyer.ts";
import type { Json } from "../../../test/doors.ts";
import { type Foyer, startFoyer } from "../../../test/foyer.ts";
import {
  inDays,
  night,
  openStage,
  price,
  putOn,
  registerVerified,
  type Stage,
  type,
} from "../../../test/stage.ts";

let foyer: Foyer;
let stage: Stage;
before(async () => {
  foyer = await startFoyer();
  stage = await openStage(foyer);
});
after(() => foyer.stop());

const draftOf = (change: Json = {}) => ({
  organization_id: stage.organization_id,
  venue_id: stage.venue_id,
  slug: `draft-${newId()}`,
  name: "Café Nocturne",
  category: "music",
  tags: ["late"],
  ticket_types: [type("full")],
  prices: [price("stalls", "full", 1_000), price("balcony", "full", 900), price("standing", "full", 500)],
  performances: [night(12)],
  ...change,
});
const as = (token: string) => ({
  get: (path: string) => foyer.call(path, { token }),
  post: (path: string, body: Json = {}) => foyer.call(path, { token, body }),
  put: (path: string, body: Json, version: number) =>
    foyer.call(path, { method: "PUT", token, body, headers: { "if-match": `"${version}"` } }),
  remove: (path: string) => foyer.call(path, { method: "DELETE", token }),
});

test("a draft is its organization's own, until it is published", async () => {
  const own = as(stage.organizer.token);
  const stranger = as((await registerVerified(foyer, "stranger")).token);
  const { status, body: draft } = await own.post("/events", draftOf());
  assert.equal(status, 201);
  assert.equal((await stranger.post("/events", draftOf())).status, 404, "not in another's name");
  assert.equal((await foyer.call(`/events/${draft.id}`)).status, 404);
  assert.equal((await stranger.get(`/events/${draft.slug}`)).status, 404);
  assert.equal((await stranger.post(`/events/${draft.id}/publish`)).status, 404);
  assert.equal((await own.get(`/events/${draft.slug}`)).body.status, "DRAFT");

  assert.equal((await own.post(`/events/${draft.id}/publish`)).status, 200);
  const seen = (await foyer.call(`/events/${draft.slug}`)).body;
  assert.deepEqual([seen.status, seen.sale_status, seen.free], ["PUBLISHED", "on_sale", 24 + 16 + 100]);
  const found = await foyer.call("/events?q=cafe%20nocturne&category=music&city=cork");
  assert.deepEqual(
    found.body.items.map(({ id }: Json) => id),
    [draft.id],
    "found without its accent",
  );
  assert.equal((await own.remove(`/events/${draft.id}`)).status, 409, "what is published is not thrown away");
});

test("what is wrong with an event is named, each thing at its place", async () => {
  const own = as(stage.organizer.token);
  const wrong = await own.post(
    "/events",
    draftOf({
      ticket_types: [type("full"), type("full"), { ...type("vip"), min_per_booking: 5, max_per_booking: 2 }],
      prices: [
        price("moon", "full", 1),
        price("stalls", "child", 1),
        price("stalls", "full", 1),
        { ...price("stalls", "full", 1), price_currency: "USD" },
      ],
      performances: [
        { starts_at: inDays(3), ends_at: inDays(2) },
        { ...night(5), sale_starts_at: inDays(6) },
      ],
    }),
  );
  assert.equal(wrong.status, 422);
  const pointers = wrong.body.errors.map(({ pointer }: Json) => pointer);
  for (const pointer of [
    "/ticket_types/1/key",
    "/ticket_types/2/min_per_booking",
    "/prices/0/zone_key",
    "/prices/1/ticket_type_key",
    "/prices/3/zone_key",
    "/prices/3/price_currency",
    "/performances/0/ends_at",
    "/performances/1/sale_ends_at",
  ])
    assert.ok(pointers.includes(pointer), `${pointer} in ${pointers.join(" ")}`);

  const monopoly = draftOf({ prices: [{ ...price("stalls", "full", 1), price_currency: "ZZZ" }] });
  assert.equal((await own.post("/events", monopoly)).body.errors[0].pointer, "/prices/0/price_currency");

  const bare = (await own.post("/events", draftOf({ prices: [], performances: [] }))).body;
  const refused = await own.post(`/events/${bare.id}/publish`);
  assert.equal(refused.status, 409);
  assert.deepEqual(
    new Set(refused.body.errors.map(({ pointer }: Json) => pointer)),
    new Set(["/performances", "/prices"]),
  );
  const taken = await own.post("/events", draftOf({ slug: bare.slug }));
  assert.deepEqual([taken.status, taken.body.errors[0].pointer], [422, "/slug"]);
});

test("a change needs the version it was seen in, and reaches buyers at once", async () => {
  const own = as(stage.organizer.token);
  const show = await putOn(foyer, stage, draftOf());
  assert.equal(
    (await foyer.call(`/events/${show.id}`, { method: "PUT", token: stage.organizer.token, body: {} }))
      .status,
    428,
  );
  assert.equal((await own.put(`/events/${show.id}`, { name: "x" }, show.version - 1)).status, 412);
  const changed = await own.put(
    `/events/${show.id}`,
    { prices: [price("standing", "full", 700)] },
    show.version,
  );
  assert.equal(changed.status, 200);
  const [zone] = show.zones.filter(({ key }: Json) => key === "standing");
  const item = {
    type: "place",
    performance_id: show.performances[0].id,
    zone_id: zone.id,
    ticket_type_id: show.ticket_types[0].id,
    quantity: 1,
  };
  const booking = await book(foyer, await arrive(foyer), [item]);
  assert.equal(booking.price_amount, 700);
});

test("free places follow what is held, sold and given back", async () => {
  const show = await putOn(foyer, stage, draftOf());
  const zone = show.zones.find(({ key }: Json) => key === "standing").id;
  const item = {
    type: "place",
    performance_id: show.performances[0].id,
    zone_id: zone,
    ticket_type_id: show.ticket_types[0].id,
    quantity: 3,
  };
  const person = await arrive(foyer);
  const { booking } = await buy(foyer, person, [item]);
  await foyer.drain();
  const free = async () => (await foyer.call(`/events/${show.id}`)).body.free;
  assert.equal(await free(), show.free - 3);
  assert.equal(await freeIn(foyer, show.performances[0].id, zone), 97);
  await foyer.call(`/bookings/${booking.id}/cancel`, { token: person.token, body: {} });
  await settled(foyer, person, booking.id, "CANCELLED", "REFUNDED");
  await foyer.drain();
  assert.equal(await free(), show.free);
});

test("a date is added and taken out again, but not from under somebody's ticket", async () => {
  const own = as(stage.organizer.token);
  const show = await putOn(foyer, stage, draftOf());
  const added = await own.post(`/events/${show.id}/performances`, night(13));
  assert.equal(added.status, 201);
  assert.equal((await foyer.call(`/tickets/availability/${added.body.id}`)).status, 200);
  assert.equal((await own.remove(`/events/${show.id}/performances/${added.body.id}`)).status, 204);
  const zone = show.zones.find(({ key }: Json) => key === "standing").id;
  await buy(foyer, await arrive(foyer), [
    {
      type: "place",
      performance_id: show.performances[0].id,
      zone_id: zone,
      ticket_type_id: show.ticket_types[0].id,
      quantity: 1,
    },
  ]);
  const refused = await own.remove(`/events/${show.id}/performances/${show.performances[0].id}`);
  assert.deepEqual([refused.status, refused.body.code], [409, "capacity_below_sold"]);
  assert.equal((await foyer.call(`/events/${show.id}`)).body.performances.length, 1, "nothing changed");
});

test("an event that is called off gives everybody their money back", async () => {
  const show = await putOn(foyer, stage, draftOf());
  const zone = show.zones.find(({ key }: Json) => key === "standing").id;
  const item = {
    type: "place",
    performance_id: show.performances[0].id,
    zone_id: zone,
    ticket_type_id: show.ticket_types[0].id,
    quantity: 2,
  };
  const people = [await arrive(foyer), await arrive(foyer)];
  const bookings = [];
  for (const person of people) bookings.push((await buy(foyer, person, [item])).booking);
  assert.equal((await as(stage.organizer.token).post(`/events/${show.id}/cancel`)).status, 200);
  for (const [index, person] of people.entries())
    await settled(foyer, person, bookings[index]!.id, "CANCELLED", "REFUNDED");
  assert.equal((await foyer.call(`/events/${show.id}`)).body.sale_status, "cancelled", "still a page");
  const late = await foyer.call("/bookings", { token: people[0]!.token, body: { items: [item] } });
  assert.equal(late.status, 403);
});

test("the programme is read page by page, and its picture is drawn", async () => {
  const all: string[] = [];
  for (let path: string | null = "/events?limit=2"; path;) {
    const { body }: { body: Json } = await foyer.call(path);
    assert.ok(body.items.length <= 2);
    all.push(...body.items.map(({ id }: Json) => id));
    path = body.next_cursor && `/events?limit=2&cursor=${body.next_cursor}`;
  }
  assert.equal(new Set(all).size, all.length);
  assert.ok(all.length >= 5);
  for (const query of ["limit=101", "limit=-1", "cursor=abc", "from=yesterday", "sort=name", "q=%00"])
    assert.equal((await foyer.call(`/events?${query}`)).status, 422, query);
  const { body: detail } = await foyer.call(`/events/${all[0]}`);
  const picture = await fetch(`${foyer.gateway}/art/${detail.slug}.svg`);
  assert.match(await picture.text(), /^<svg [^>]*xmlns=/);
  assert.equal((await fetch(`${foyer.gateway}/art/nobody-has-this.svg`)).status, 404);
});
