import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Layout } from "../../../contracts/types/layout.ts";
import { newId } from "../../../platform/ids.ts";
import { seatAt } from "../domain/layouts.ts";
import {
  draftIn,
  type House,
  type Json,
  night,
  openHouse,
  price,
  publishIn,
  smallLayout,
  venueWith,
} from "./house.ts";

let house: House;
before(async () => (house = await openHouse()));
after(() => house.stop());

const STALLS = { section_key: "stalls", zone_key: "stalls" };
const layoutAt = async (path: string) => {
  const { status, body, headers } = await house.own(`${path}/layout`);
  assert.equal(status, 200);
  return { layout: body as Layout, version: Number(JSON.parse(headers.get("etag")!)) };
};
const put = (path: string, body: unknown, if_match?: number, call = house.own) =>
  call(`${path}/layout`, { method: "PUT", body, ...(if_match === undefined ? {} : { if_match }) });
const seatsOf = async (performance_id: string): Promise<Json[]> => {
  const { url } = house.harness.runtime.fronts.find(({ name }) => name === "ticket")!;
  const seating: Json = await (await fetch(`${url}/tickets/seating/${performance_id}`)).json();
  return seating.places;
};
const freeIn = async (event_id: string) => {
  await house.harness.drain();
  return (await house.own(`/events/${event_id}`)).body.free;
};

test("a venue's layout is read, edited and sent again; events made before keep theirs", async () => {
  const venue_id = await venueWith(house, smallLayout());
  const path = `/venues/${venue_id}`;
  const draft = await draftIn(house, { venue_id });
  const { layout, version } = await layoutAt(path);
  assert.deepEqual(layout, smallLayout());
  layout.places[0]!.kind = "ACCESSIBLE";
  layout.places[1]!.kind = "COMPANION";
  layout.zones[1]!.capacity = 50;
  assert.equal((await put(path, layout)).status, 428, "somebody's work would be lost unseen");
  assert.equal((await put(path, layout, version - 1)).status, 412);
  const changed = await put(path, layout, version);
  assert.deepEqual([changed.status, changed.body.version], [200, version + 1]);
  assert.deepEqual((await layoutAt(path)).layout, layout);
  assert.deepEqual((await layoutAt(`/events/${draft.id}`)).layout, smallLayout());
  const race = await Promise.all([1, 2, 3].map(() => put(path, layout, version + 1)));
  assert.deepEqual(
    race.map(({ status }) => status).toSorted((a, b) => a - b),
    [200, 412, 412],
  );
});

test("a draft takes any layout: prices of zones that stay, stay", async () => {
  const draft = await draftIn(house);
  const path = `/events/${draft.id}`;
  const { layout, version } = await layoutAt(path);
  const other: Layout = {
    ...layout,
    zones: [layout.zones[0]!, { key: "box", name: "Box", kind: "SEATED", color: "#8a5fa9" }],
    sections: [...layout.sections, { key: "box-1", name: "Box 1", zone_key: "box" }],
    places: [...layout.places, seatAt({ section_key: "box-1", zone_key: "box" }, "A", 1, [300, 0])],
    shapes: [],
  };
  const { status, body } = await put(path, other, version);
  assert.equal(status, 200);
  assert.deepEqual(
    body.zones.map(({ key }: Json) => key),
    ["stalls", "box"],
  );
  assert.equal(body.zones[0].id, draft.zones[0].id, "the same key is the same zone");
  assert.equal(body.prices.length, 2, "two ticket types in the stalls");
  const publish = () => house.own(`${path}/publish`, { method: "POST" });
  assert.equal((await publish()).body.errors[0].pointer, "/prices", "the box has none");
  const prices = [price("stalls", "full", 2_000), price("box", "full", 9_000)];
  const priced = await house.own(path, { method: "PUT", body: { prices }, if_match: body.version });
  assert.equal(priced.status, 200);
  const published = await publish();
  assert.deepEqual([published.status, published.body.free], [200, 2 * 13]);
  const copy = await house.own(`${path}/duplicate`, { body: {}, key: newId() });
  assert.deepEqual((await layoutAt(`/events/${copy.body.id}`)).layout, other);
});

test("on the programme, what nobody has may change; what somebody has may not go", async () => {
  const show = await publishIn(house, { performances: [night(10)] });
  const path = `/events/${show.id}`;
  const [performance] = show.performances;
  const seats = await seatsOf(performance.id);
  await house.hold(performance.id, [seats[0].id], show.ticket_types[0].id);
  assert.equal(await freeIn(show.id), 12 + 10 - 1);
  const { layout, version } = await layoutAt(path);

  const without = (from: number, to: number): Layout => ({
    ...layout,
    places: layout.places.toSpliced(from, to - from),
  });
  const recased = structuredClone(layout);
  recased.places[0]!.kind = "ACCESSIBLE";
  for (const refused of [without(0, 1), recased]) {
    const answer = await put(path, refused, version);
    assert.deepEqual([answer.status, answer.body.code], [409, "capacity_below_sold"]);
  }
  assert.deepEqual(await layoutAt(path), { layout, version });
  assert.equal(await freeIn(show.id), 12 + 10 - 1);

  const smaller = without(8, 12);
  smaller.places.push(seatAt(STALLS, "D", 1, [26, 300]));
  smaller.zones = [smaller.zones[0]!, { ...smaller.zones[1]!, capacity: 14 }];
  const changed = await put(path, smaller, version);
  assert.deepEqual([changed.status, changed.body.zones[1].capacity], [200, 14]);
  const now = await seatsOf(performance.id);
  assert.deepEqual([now.length, now[0].id], [9, seats[0].id]);
  assert.equal(await freeIn(show.id), 9 + 14 - 1);
});

test("a zone added to an event on the programme counts once, and sells when it has a price", async () => {
  const show = await publishIn(house, { performances: [night(10)] });
  const { layout, version } = await layoutAt(`/events/${show.id}`);
  layout.zones.push({ key: "terrace", name: "Terrace", kind: "STANDING", color: "#258998", capacity: 30 });
  const changed = await put(`/events/${show.id}`, layout, version);
  assert.equal(changed.status, 200);
  assert.equal(await freeIn(show.id), 12 + 10 + 30);
  layout.zones.splice(1, 1);
  layout.shapes = [];
  assert.equal((await put(`/events/${show.id}`, layout, version + 1)).status, 200);
  assert.equal(await freeIn(show.id), 12 + 30, "the floor is gone");
});

test("what is no layout is refused where it is wrong", async () => {
  const path = `/venues/${await venueWith(house, smallLayout())}`;
  const { version } = await layoutAt(path);
  const wrong: [string, (layout: Json) => void][] = [
    ["/places/1/label", ({ places }) => (places[1].label = places[0].label)],
    ["/places/0/section_key", ({ places }) => (places[0].section_key = "moon")],
    ["/places/0/zone_key", ({ places }) => (places[0].zone_key = "moon")],
    ["/places/0/zone_key", ({ places }) => (places[0].zone_key = "floor")],
    ["/places/0/kind", ({ places }) => (places[0].kind = "SOFA")],
    ["/places/0/kind", ({ places }) => (places[0].kind = "COMPANION")],
    ["/places/0/x", ({ places }) => (places[0].x = 1e7)],
    ["/places/0/y", ({ places }) => (places[0].y = "12")],
    ["/places/0/row", ({ places }) => (places[0].row = "")],
    ["/zones/0", (layout) => (layout.places = [])],
    ["/zones/1/key", ({ zones }) => (zones[1].key = "stalls")],
    ["/zones/1/capacity", ({ zones }) => (zones[1].capacity = 0)],
    ["/zones/0/capacity", ({ zones }) => (zones[0].capacity = 12)],
    ["/zones/0/color", ({ zones }) => (zones[0].color = "red")],
    ["/sections/0/zone_key", ({ sections }) => (sections[0].zone_key = "moon")],
    ["/sections/1/key", ({ sections }) => sections.push(sections[0])],
    ["/shapes/0/zone_key", ({ shapes }) => (shapes[0].zone_key = "stalls")],
    ["/zones", (layout) => (layout.zones = [])],
    ["/seats", (layout) => (layout.seats = [])],
  ];
  for (const [pointer, spoil] of wrong) {
    const layout = smallLayout();
    spoil(layout);
    const { status, body } = await put(path, layout, version);
    const pointers = body.errors?.map((error: Json) => error.pointer);
    assert.ok(status === 422 && pointers.includes(pointer), `${pointer}: ${status} ${pointers}`);
  }
  assert.equal((await layoutAt(path)).version, version);
});

test("no more places than an event may have, and sixty thousand in a layout", async () => {
  const draft = await draftIn(house);
  const { layout, version } = await layoutAt(`/events/${draft.id}`);
  layout.zones[1]!.capacity = 200_000;
  const answer = await put(`/events/${draft.id}`, layout, version);
  assert.deepEqual([answer.status, answer.body.errors[0].code], [422, "too_big"]);
  layout.zones[1]!.capacity = 199_988;
  assert.equal((await put(`/events/${draft.id}`, layout, version)).status, 200);
  const third = await house.own(`/events/${draft.id}/performances`, { body: night(20) });
  assert.deepEqual([third.status, third.body.errors[0].code], [422, "too_big"]);
  const places = Array.from({ length: 60_001 }, (_, index) =>
    seatAt(STALLS, String(Math.floor(index / 100)), index % 100, [0, 0]),
  );
  const path = `/venues/${await venueWith(house, smallLayout())}`;
  const full = await put(path, { ...smallLayout(), places }, 2);
  assert.deepEqual([full.status, full.body.errors[0].pointer], [422, "/places"]);
});

test("who may see a layout, and who may change it", async () => {
  const show = await publishIn(house);
  for (const path of [`/events/${show.id}`, `/venues/${house.venue_id}`]) {
    const { layout, version } = await layoutAt(path);
    assert.equal((await house.anybody(`${path}/layout`)).status, 401);
    const stranger = await house.as();
    assert.equal((await stranger(`${path}/layout`)).status, 404);
    assert.equal((await put(path, layout, version, stranger)).status, 404);
    const viewer = await house.as("viewer");
    assert.equal((await viewer(`${path}/layout`)).status, 200);
    assert.equal((await put(path, layout, version, viewer)).status, 403);
  }
  assert.equal((await put(`/events/${show.id}`, smallLayout())).status, 428);
  assert.equal((await house.own(`/events/${newId()}/layout`)).status, 404);
  assert.equal((await put(`/venues/${newId()}`, smallLayout())).status, 404);
  assert.equal((await house.own(`/events/${show.id}/cancel`, { method: "POST" })).status, 200);
  const cancelled = await put(`/events/${show.id}`, smallLayout(), show.version + 1);
  assert.deepEqual([cancelled.status, cancelled.body.code], [409, "invalid_state"]);
});
