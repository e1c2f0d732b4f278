import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { create } from "@bufbuild/protobuf";
import { LayoutPlaceSchema } from "../../../contracts/gen/ticket/v1/ticket_pb.ts";
import { newId } from "../../../platform/ids.ts";
import { anyOf, basket, type House, openHouse, putShow, seat } from "./house.ts";

let house: House;
before(async () => {
  house = await openHouse();
});
after(() => house.harness.stop());

interface ZoneChange {
  zone_id: string;
  free_change: number;
}
interface Availability {
  version: number;
  seating_version: number;
  zones: { zone_id: string; total: number; free: number }[];
  taken: string[];
  held: string[];
  bits: string;
}
const get = async <T>(path: string) => (await (await fetch(house.url + path)).json()) as T;
const availability = (performance_id: string, as = "lists") =>
  get<Availability>(`/tickets/availability/${performance_id}?as=${as}`);

const left = (zones: Availability["zones"]) =>
  zones.map(({ total, free }) => `${free} of ${total}`).toSorted();

test("20,000 seats are put on sale in one push, and read compressed", async () => {
  const show = await putShow(house, (push) => {
    const { sectionId, zoneId } = push.places[0]!;
    push.places = Array.from({ length: 20_000 }, (_, index) =>
      create(LayoutPlaceSchema, {
        zoneId,
        sectionId,
        row: `R${Math.floor(index / 100)}`,
        label: String((index % 100) + 1),
        x: (index % 100) * 26,
        y: Math.floor(index / 100) * 27,
        kind: "SEAT",
      }),
    );
    push.performances = push.performances.slice(0, 1);
  });
  assert.equal(show.seats.length, 20_000);
  const response = await fetch(`${house.url}/tickets/seating/${show.performance_id}`, {
    headers: { "accept-encoding": "br" },
  });
  assert.equal(response.headers.get("content-encoding"), "br");
  assert.equal(((await response.json()) as { places: unknown[] }).places.length, 20_000);
});

test("the seating does not change: a strong ETag, a long life, 304", async () => {
  const show = await putShow(house);
  const path = `${house.url}/tickets/seating/${show.performance_id}`;
  const first = await fetch(path);
  const etag = first.headers.get("etag")!;
  assert.match(etag, /^"/);
  assert.match(first.headers.get("cache-control")!, /immutable/);
  const body = (await first.json()) as {
    places: { id: string; row: string; label: string; kind: string }[];
    sections: unknown[];
  };
  assert.deepEqual(
    body.places.map(({ id }) => id),
    show.seats,
  );
  assert.deepEqual(body.sections.length, 1);
  await basket(house).hold([seat(show, show.seats[0]!)]);
  const again = await fetch(path, { headers: { "if-none-match": etag } });
  assert.deepEqual([again.status, again.headers.get("etag"), await again.text()], [304, etag, ""]);
  assert.equal((await fetch(`${house.url}/tickets/seating/${newId()}`)).status, 404);
});

test("availability tells taken and held, counts standing, packs bits in the order of the seating, and its version grows", async () => {
  const show = await putShow(house);
  const untouched = await availability(show.performance_id);
  assert.deepEqual(
    [untouched.taken, untouched.held, left(untouched.zones)],
    [[], [], ["100 of 100", "30 of 30"]],
  );
  const [held, sold] = [basket(house), basket(house)];
  await held.hold([seat(show, show.seats[1]!), anyOf(show, show.floor, 3, { index: 1 })]);
  await sold.hold([seat(show, show.seats[6]!)]);
  await house.inventory.commit({ holdId: sold.hold_id, bookingId: sold.booking_id });
  await house.harness.drain();
  const now = await availability(show.performance_id);
  assert.deepEqual([now.taken, now.held], [[show.seats[1], show.seats[6]], [show.seats[1]]]);
  assert.deepEqual(
    now.zones.find(({ zone_id }) => zone_id === show.floor),
    { zone_id: show.floor, total: 100, free: 97 },
  );
  assert.ok(now.version > untouched.version);
  const { bits } = await availability(show.performance_id, "bits");
  const bytes = Buffer.from(bits, "base64");
  const state = (index: number) => (bytes[index >> 2]! >> ((index & 3) * 2)) & 3;
  assert.deepEqual(
    show.seats.map((_, index) => state(index)),
    show.seats.map((_, index) => (index === 1 ? 1 : index === 6 ? 2 : 0)),
  );
  assert.equal((await fetch(`${house.url}/tickets/availability/${newId()}`)).status, 404);
});

test("an older push is ignored, a newer one changes prices and windows and keeps the places", async () => {
  const show = await putShow(house, (push) => (push.version = 5));
  const changed = { ...show.push, version: 4, name: "Old Name", prices: [] };
  await house.tickets.putEvent(changed);
  assert.equal((await basket(house).hold([anyOf(show, show.floor, 1)])).lines[0]!.title, "Test Night");
  await house.tickets.putEvent({ ...show.push, version: 6, name: "New Name" });
  const line = (await basket(house).hold([seat(show, show.seats[0]!)])).lines[0]!;
  assert.equal(line.title, "New Name");
});

test("capacity cannot fall below what people have; what nobody has can go", async () => {
  const show = await putShow(house);
  await basket(house).hold([anyOf(show, show.floor, 9), seat(show, show.seats[29]!, 1)]);
  const zones = (capacity: number) => [show.push.zones[0]!, { ...show.push.zones[1]!, capacity }];
  const refused = { code: "capacity_below_sold" };
  await assert.rejects(house.tickets.putEvent({ ...show.push, version: 2, zones: zones(8) }), refused);
  await assert.rejects(
    house.tickets.putEvent({ ...show.push, version: 2, places: show.push.places.slice(0, 29) }),
    refused,
  );
  await assert.rejects(
    house.tickets.putEvent({ ...show.push, version: 2, performances: show.push.performances.slice(1) }),
    refused,
  );
  await house.tickets.putEvent({
    ...show.push,
    version: 2,
    zones: zones(9),
    places: show.push.places.slice(1),
    performances: show.push.performances.slice(0, 1),
  });
  assert.deepEqual(left((await availability(show.performance_id)).zones), ["0 of 9", "28 of 29"]);
  await house.tickets.putEvent({ ...show.push, version: 3, zones: zones(50) });
  assert.deepEqual(left((await availability(show.performance_id)).zones), ["29 of 30", "41 of 50"]);
});

test("the organizer takes places out of sale and puts them back; what somebody has is reported", async () => {
  const show = await putShow(house);
  await basket(house).hold([seat(show, show.seats[0]!)]);
  const { authorization } = await house.auth.person({ memberships: { [show.organization_id]: "manager" } });
  const block = async (body: object, who = authorization) => {
    const response = await fetch(`${house.url}/tickets/blocks`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: who },
      body: JSON.stringify({ performance_id: show.performance_id, ...body }),
    });
    return {
      status: response.status,
      ...((await response.json()) as { changed: number; refused_place_ids: string[] }),
    };
  };
  const two = show.seats.slice(0, 2);
  assert.deepEqual(await block({ place_ids: two, blocked: true }), {
    status: 200,
    changed: 1,
    refused_place_ids: [show.seats[0]!],
  });
  await assert.rejects(basket(house).hold([seat(show, show.seats[1]!)]), { code: "seat_taken" });
  assert.equal((await block({ zone_id: show.floor, count: 95, blocked: true })).changed, 95);
  await assert.rejects(basket(house).hold([anyOf(show, show.floor, 6)]), { code: "sold_out" });
  assert.deepEqual(await block({ place_ids: two, blocked: false }), {
    status: 200,
    changed: 1,
    refused_place_ids: [show.seats[0]!],
  });
  await basket(house).hold([seat(show, show.seats[1]!)]);
  const { authorization: stranger } = await house.auth.person();
  assert.equal((await block({ place_ids: two, blocked: true }, stranger)).status, 404);
});

test("private keys lie sealed, codes nowhere", async () => {
  const show = await putShow(house);
  const one = basket(house);
  await one.hold([seat(show, show.seats[0]!)]);
  await house.inventory.commit({ holdId: one.hold_id, bookingId: one.booking_id });
  const { tickets } = await house.tickets.listTickets({ bookingId: one.booking_id });
  const [key] = await house.rows("select private_key from event_keys where event_id = $1", show.event_id);
  // PKCS #8 of Ed25519 begins like this.
  assert.ok(!(key!.private_key as Buffer).includes(Buffer.from("302e020100300506032b6570", "hex")));
  const signature = tickets[0]!.code.slice(-40);
  const [trace] = await house.rows(
    "select count(*) as n from tickets t where t::text like '%' || $1 || '%'",
    signature,
  );
  assert.equal(trace!.n, 0);
  assert.ok(house.harness.log_lines.every((line) => !line.includes(signature)));
});

test("another layout: what nobody has moves, goes and comes; what somebody has is only drawn elsewhere", async () => {
  const show = await putShow(house);
  const [taken, free] = [show.push.places[0]!, show.push.places[5]!];
  await basket(house).hold([seat(show, show.seats[0]!)]);
  const put = (change: object) => house.tickets.putEvent({ ...show.push, ...change, version: ++version });
  let version = 1;
  const refused = { code: "capacity_below_sold" };
  const balcony = { ...show.push.zones[0]!, id: newId(), name: "Balcony" };
  const zones = [...show.push.zones, balcony];
  const placesWith = (place: typeof taken, change: object) =>
    show.push.places.map((one) => (one === place ? { ...one, ...change } : one));
  await assert.rejects(put({ zones, places: placesWith(taken, { zoneId: balcony.id }) }), refused);
  await assert.rejects(put({ places: placesWith(taken, { kind: "COMPANION" }) }), refused);
  await assert.rejects(put({ places: placesWith(taken, { label: "99" }) }), refused);

  const seating = () =>
    get<{
      version: number;
      sections: unknown[];
      places: { id: string; x: number; kind: string; zone_id: string }[];
    }>(`/tickets/seating/${show.performance_id}`);
  const first = await seating();
  assert.equal((await availability(show.performance_id)).seating_version, first.version);
  const box = { ...show.push.sections[0]!, id: newId(), name: "Box" };
  await put({ zones, sections: [...show.push.sections, box], places: placesWith(taken, { x: 7_777 }) });
  assert.equal((await seating()).sections.length, 2);
  const drawn = await seating();
  assert.deepEqual([drawn.places[0]!.id, drawn.places[0]!.x], [show.seats[0], 7_777]);
  const now = await availability(show.performance_id);
  assert.deepEqual([now.seating_version, drawn.version], [first.version + 1, first.version + 1]);
  assert.deepEqual(now.taken, [show.seats[0]]);

  await put({ zones, places: placesWith(free, { zoneId: balcony.id, kind: "ACCESSIBLE" }) });
  await house.harness.drain();
  const counts = new Map(
    (await availability(show.performance_id)).zones.map(({ zone_id, free: still_free }) => [
      zone_id,
      still_free,
    ]),
  );
  assert.deepEqual([counts.get(show.stalls), counts.get(balcony.id)], [28, 1]);
  const [told] = await house.rows(
    "select event->'data'->'zones' as zones from outbox where subject = $1 order by position desc limit 1",
    show.performance_id,
  );
  assert.deepEqual(
    new Map((told!.zones as ZoneChange[]).map((zone) => [zone.zone_id, zone.free_change])),
    new Map([
      [show.stalls, -1],
      [balcony.id, 1],
    ]),
    "whoever counts free places by zone is told",
  );
  const last = await seating();
  assert.deepEqual([last.places[5]!.kind, last.sections.length], ["ACCESSIBLE", 1], "the box is gone");
});

test("a zone that is no more sells nothing more, unless somebody stands there", async () => {
  const show = await putShow(house);
  const zones = show.push.zones.slice(0, 1);
  const prices = show.push.prices.filter(({ zoneId }) => zoneId === show.stalls);
  const one = basket(house);
  await one.hold([anyOf(show, show.floor, 1)]);
  const gone = { ...show.push, version: 2, zones, prices };
  await assert.rejects(house.tickets.putEvent(gone), { code: "capacity_below_sold" });
  await house.inventory.release({ holdId: one.hold_id, revision: 2 });
  await house.tickets.putEvent(gone);
  assert.deepEqual(left((await availability(show.performance_id)).zones), ["30 of 30"]);
  await assert.rejects(basket(house).hold([anyOf(show, show.floor, 1)]));
  await house.tickets.putEvent({ ...show.push, version: 3 });
  assert.deepEqual(left((await availability(show.performance_id)).zones), ["100 of 100", "30 of 30"]);
});
