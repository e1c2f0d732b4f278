import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { eventUpdated } from "../../../contracts/events/event.ts";
import type { WantedItem } from "../../../contracts/types/items.ts";
import { newId } from "../../../platform/ids.ts";
import { HOUSE } from "../../../test/toys/toy-inventory.ts";
import { say } from "../../../test/toys/toy-neighbour.ts";
import { expect, type Person, product, toyWorld, type World } from "./toy-world.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let world: World;
let buyer: Person;
before(async () => {
  world = await toyWorld();
  buyer = await world.person();
});
after(() => world[Symbol.asyncDispose]());

const settle = async (ms = 0) => {
  world.harness.clock.advance(ms);
  await world.harness.drain();
};
const in_h = (hours: number) => new Date(world.harness.clock.now().getTime() + hours * HOUR_MS);
const text = (time: Date) => time.toISOString();

interface Evening {
  event_id: string;
  performance_id: string;
  starts_at: Date;
}

const evening = (hours: number, event_id = newId()): Evening => ({
  event_id,
  performance_id: newId(),
  starts_at: in_h(hours),
});

/** A place at an evening of two hours, not sold yet. */
function placeAt({ event_id, performance_id, starts_at }: Evening): WantedItem {
  const ends_at = new Date(starts_at.getTime() + 2 * HOUR_MS);
  const place_id = world.ticket.sell({ subject_id: event_id, starts_at, ends_at });
  return { type: "place", performance_id, place_id, ticket_type_id: newId() };
}

async function moveTo({ event_id, performance_id }: Evening, starts_at: Date): Promise<void> {
  const ends_at = text(new Date(starts_at.getTime() + 2 * HOUR_MS));
  await say(world.harness, "event", eventUpdated, {
    event_id,
    organization_id: HOUSE,
    slug: "moved",
    performance_ids: [performance_id],
    performances: [{ performance_id, starts_at: text(starts_at), ends_at }],
  });
  await settle();
}

async function sold(items: WantedItem[], amount = 2_500 * items.length): Promise<string> {
  const { body } = await world.hold(buyer, items);
  await world.money("succeeded", body.id, { amount, captured_amount: amount });
  await settle();
  return body.id as string;
}
const read = async (id: string) => (await world.read(buyer, id)).body;

test("a date that moves takes its bookings along: times, reminder and end; nothing else changes", async () => {
  const [first, second, other] = [evening(100), evening(200), evening(100)];
  const both = await sold([placeAt(first), placeAt(second)]);
  const basket = (await world.hold(buyer, [placeAt(first)])).body.id;
  const elsewhere = await sold([placeAt(other)]);
  const before_all = await read(both);
  assert.deepEqual(
    [before_all.start_time, before_all.remind_at],
    [text(first.starts_at), text(new Date(first.starts_at.getTime() - DAY_MS))],
  );

  const later = in_h(300);
  await moveTo(first, later);
  const moved = await read(both);
  assert.deepEqual(
    [moved.start_time, moved.end_time, moved.remind_at],
    [
      text(second.starts_at),
      text(new Date(later.getTime() + 2 * HOUR_MS)),
      text(new Date(second.starts_at.getTime() - DAY_MS)),
    ],
  );
  const same = (body: typeof moved) => ({
    price: body.price_amount,
    status: [body.status, body.payment_status],
    items: body.items.map(({ start_time: _s, end_time: _e, ...item }: Record<string, unknown>) => item),
  });
  assert.deepEqual(same(moved), same(before_all));
  assert.deepEqual(
    moved.items.map(({ start_time }: { start_time: string }) => start_time),
    [text(later), text(second.starts_at)],
  );
  const event = (await world.events(both)).at(-1)!;
  assert.deepEqual(
    [event.type, event.data.reason, event.data.start_time, event.data.remind_at],
    ["booking.updated", "date_moved", moved.start_time, moved.remind_at],
  );
  assert.equal((await read(basket)).start_time, text(later));
  assert.equal((await read(elsewhere)).start_time, text(other.starts_at));

  // Told the same again, nothing happens.
  const { version } = moved;
  await moveTo(first, later);
  assert.equal((await read(both)).version, version);
  await settle(12 * DAY_MS);
  assert.equal((await read(both)).status, "CONFIRMED", "the old dates are over, the new one is not");
  await settle(DAY_MS);
  assert.equal((await read(both)).status, "COMPLETED");
});

test("more bookings than one batch, and one that was being written when the date moved", async () => {
  const show = evening(400);
  const ids: string[] = [];
  for (let n = 0; n < 55; n++) ids.push((await world.hold(buyer, [placeAt(show)])).body.id);
  const later = in_h(500);
  await moveTo(show, later);
  for (const id of ids) assert.equal((await read(id)).start_time, text(later));
  const late = (await world.hold(buyer, [placeAt(show)])).body.id;
  await settle(121_000);
  assert.equal((await read(late)).start_time, text(later));
});

test("who buys within the day before, or goods, is not reminded", async () => {
  const soon = await sold([placeAt(evening(20))]);
  const goods = await sold([product(world.catalog.sell())]);
  const mixed = await sold([placeAt(evening(20)), placeAt(evening(80)), product(world.catalog.sell())]);
  assert.deepEqual([(await read(soon)).remind_at, (await read(goods)).remind_at], [null, null]);
  const { remind_at, items } = await read(mixed);
  assert.equal(remind_at, text(new Date(Date.parse(items[1].start_time) - DAY_MS)));
});

test("goods alone are COMPLETED when their time to be sent back is over; until then they can be called off", async () => {
  const kept = await sold([product(world.catalog.sell({ stock: 5 }), 2)], 5_000);
  const thing = world.catalog.sell();
  const back = await sold([product(thing)]);
  const mixed = await sold([placeAt(evening(24 * 30)), product(world.catalog.sell())]);
  await settle(13.9 * DAY_MS);
  assert.equal((await read(kept)).status, "CONFIRMED");
  expect(await world.call(buyer, "POST", `/bookings/${back}/cancel`, {}), 200);
  await settle();
  assert.equal(world.catalog.gone(thing), 0);
  await settle(0.2 * DAY_MS);
  assert.equal((await read(kept)).status, "COMPLETED");
  const history = await world.call(buyer, "GET", `/bookings/${kept}/history`);
  assert.equal(history.body.items.at(-1).reason, "return_period_over");
  assert.equal((await read(mixed)).status, "CONFIRMED");
  assert.equal((await read(back)).status, "CANCELLED");
  expect(await world.call(buyer, "POST", `/bookings/${kept}/cancel`, {}), 409, "invalid_state");
});
