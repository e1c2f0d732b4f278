import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { arrive, book, tryBooking } from "../../../test/buyer.ts";
import { eventually, type Json } from "../../../test/doors.ts";
import { type Foyer, startFoyer } from "../../../test/foyer.ts";
import { inDays, night, openStage, price, putOn, type Stage, type } from "../../../test/stage.ts";

let foyer: Foyer;
let stage: Stage;
before(async () => {
  foyer = await startFoyer();
  stage = await openStage(foyer);
});
after(() => foyer.stop());

/** An evening whose standing places begin cheaper. */
async function early(tiers: Json[]): Promise<{ event: Json; places(quantity: number): Json }> {
  const event = await putOn(foyer, stage, {
    venue_id: stage.venue_id,
    name: "Early Birds",
    ticket_types: [type("full")],
    prices: [
      price("stalls", "full", 5_000),
      price("balcony", "full", 4_000),
      { ...price("standing", "full", 2_000), tiers },
    ],
    performances: [night(20)],
  });
  const zone = event.zones.find(({ key }: Json) => key === "standing");
  const item = { type: "place", performance_id: event.performances[0].id, zone_id: zone.id };
  return {
    event,
    places: (quantity) => ({ ...item, ticket_type_id: event.ticket_types[0].id, quantity }),
  };
}
const priceOf = async (event: Json) => {
  const { body } = await foyer.call(`/events/${event.id}`);
  const zone = event.zones.find(({ key }: Json) => key === "standing");
  const { price_amount, regular_price_amount, next } = body.prices.find(
    ({ zone_id }: Json) => zone_id === zone.id,
  );
  return { price_amount, regular_price_amount, next, from: body.from_price_amount };
};

test("a price for the first so many is never had by more, whoever is fastest", async () => {
  const { event, places } = await early([{ price_amount: 1_200, first: 10 }]);
  assert.deepEqual(await priceOf(event), {
    price_amount: 1_200,
    regular_price_amount: 2_000,
    next: { price_amount: 2_000, at: null, left: 10 },
    from: 1_200,
  });
  const buyers = await Promise.all(Array.from({ length: 12 }, () => arrive(foyer)));
  const bookings = await Promise.all(buyers.map((buyer) => book(foyer, buyer, [places(1)])));
  const paid = bookings.map(({ price_amount }) => price_amount).toSorted((a, b) => a - b);
  assert.deepEqual(paid, [...Array.from({ length: 10 }, () => 1_200), 2_000, 2_000]);
  await eventually(foyer, async () => assert.equal((await priceOf(event)).price_amount, 2_000));
  // What is let go counts no longer.
  const letGo = async (index: number) =>
    foyer.call(`/bookings/${bookings[index]!.id}/cancel`, { token: buyers[index]!.token, body: {} });
  const cheap = bookings.findIndex(({ price_amount }) => price_amount === 1_200);
  for (const [index, { price_amount }] of bookings.entries())
    if (index === cheap || price_amount === 2_000) await letGo(index);
  await eventually(foyer, async () => assert.equal((await priceOf(event)).next?.left, 1));
  const two = await arrive(foyer);
  const both = await book(foyer, two, [places(2)]);
  assert.equal(both.price_amount, 4_000, "a line has one price");
  await foyer.call(`/bookings/${both.id}/cancel`, { token: two.token, body: {} });
  assert.equal((await book(foyer, await arrive(foyer), [places(1)])).price_amount, 1_200);
});

test("a price without an end is refused, and one that is over before the one before it", async () => {
  const draft = {
    organization_id: stage.organization_id,
    venue_id: stage.venue_id,
    name: "Endless",
    category: "music",
    ticket_types: [type("full")],
  };
  for (const tiers of [
    [{ price_amount: 1 }],
    [
      { price_amount: 1, first: 10 },
      { price_amount: 2, first: 5 },
    ],
  ]) {
    const prices = [{ ...price("stalls", "full", 5_000), tiers }];
    const refused = await foyer.call("/events", { token: stage.organizer.token, body: { ...draft, prices } });
    assert.equal(refused.status, 422);
    assert.match(refused.body.errors[0].pointer, /^\/prices\/0\/tiers/);
  }
  assert.equal((await tryBooking(foyer, await arrive(foyer), [stage.standing(1)])).status, 201);
});

test("a moved date says when it was to be first; a house tells where it is", async () => {
  const { event } = await early([]);
  const { id, starts_at, ends_at } = event.performances[0];
  const move = (day: number) =>
    foyer.call(`/events/${event.id}/performances/${id}`, {
      method: "PUT",
      token: stage.organizer.token,
      body: night(day),
    });
  assert.equal((await move(22)).body.previous_starts_at, starts_at);
  assert.equal((await move(23)).body.previous_starts_at, starts_at, "as first announced");
  const seen = (await foyer.call(`/events/${event.id}`)).body;
  assert.equal(seen.previous_starts_at, starts_at);
  const back = await foyer.call(`/events/${event.id}/performances/${id}`, {
    method: "PUT",
    token: stage.organizer.token,
    body: { starts_at, ends_at },
  });
  assert.equal(back.body.previous_starts_at, null, "moved back, never moved");

  const venue = await foyer.call(`/venues/${stage.venue_id}`, { token: stage.organizer.token });
  const position = { latitude: 51.9, longitude: -8.47 };
  const placed = await foyer.call(`/venues/${stage.venue_id}`, {
    method: "PUT",
    token: stage.organizer.token,
    body: { position },
    headers: { "if-match": venue.headers.get("etag")! },
  });
  assert.deepEqual(placed.body.position, position);
  assert.deepEqual((await foyer.call(`/events/${event.id}`)).body.venue.position, position);
});

test("what is held keeps its price when the date is over; what is new does not have it", async () => {
  const { event, places } = await early([{ price_amount: 1_500, until: inDays(1) }]);
  const buyer = await arrive(foyer);
  const held = await book(foyer, buyer, [places(2)]);
  assert.equal(held.price_amount, 3_000);
  assert.equal((await priceOf(event)).next.at, event.prices[2].tiers[0].until);
  await foyer.advance(86_400_000 - 300_000);
  const again = await arrive(foyer);
  const basket = await book(foyer, again, [places(2)]);
  await foyer.advance(301_000);
  const change = await foyer.call(`/bookings/${basket.id}/items`, {
    method: "PUT",
    token: again.token,
    body: { items: [places(1)] },
    headers: { "if-match": `"${basket.version}"` },
  });
  assert.equal(change.body.price_amount, 1_500, "agreed");
  assert.equal((await book(foyer, await arrive(foyer), [places(1)])).price_amount, 2_000);
  await foyer.drain();
  assert.deepEqual(await priceOf(event), {
    price_amount: 2_000,
    regular_price_amount: 2_000,
    next: null,
    from: 2_000,
  });
  const found = await foyer.call("/search?q=early&price_max=1500");
  assert.equal(
    found.body.items.some(({ id }: Json) => id === event.id),
    false,
    "the search knows, too",
  );
});
