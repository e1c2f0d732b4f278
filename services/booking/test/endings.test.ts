import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { eventCancelled } from "../../../contracts/events/event.ts";
import { userDeleted } from "../../../contracts/events/user.ts";
import { newId } from "../../../platform/ids.ts";
import { HOUSE } from "../../../test/toys/toy-inventory.ts";
import { say } from "../../../test/toys/toy-neighbour.ts";
import { expect, type Person, seat, toyWorld, type World } from "./toy-world.ts";

let world: World;
before(async () => {
  world = await toyWorld();
});
after(() => world[Symbol.asyncDispose]());

const settle = async (ms = 0) => {
  world.harness.clock.advance(ms);
  await world.harness.drain();
};
const states = async (user_id: string) =>
  (
    await world.context.db.query({
      name: "",
      text: "select status || ' / ' || payment_status as state from bookings where user_id = $1 order by created_at",
      values: [user_id],
    })
  ).rows.map(({ state }) => state);

test("an event that will not happen: its bookings are called off and paid back, others stay", async () => {
  const subject_id = newId();
  const buyer = await world.person();
  const [paid, held, other] = [
    world.ticket.sell({ subject_id }),
    world.ticket.sell({ subject_id }),
    world.ticket.sell(),
  ];
  const { body } = await world.hold(buyer, [seat(paid)]);
  await world.money("succeeded", body.id);
  await world.hold(buyer, [seat(held)]);
  await world.hold(buyer, [seat(other)]);
  await settle();
  await say(world.harness, "event", eventCancelled, {
    event_id: subject_id,
    organization_id: HOUSE,
    slug: "gone",
    performance_ids: [],
  });
  await settle();
  assert.deepEqual(await states(buyer.user_id), [
    "CANCELLED / REFUNDING",
    "CANCELLED / PENDING",
    "PENDING / PENDING",
  ]);
  assert.deepEqual([world.ticket.gone(paid), world.ticket.gone(held), world.ticket.gone(other)], [0, 0, 1]);
  const { rows } = await world.context.db.query({
    name: "",
    text: "select count(*)::int as n from audit where after->>'reason' = 'event_cancelled'",
    values: [],
  });
  assert.equal(rows[0].n, 2);
});

test("more bookings than one batch, and one that was being written when the event was called off", async () => {
  const subject_id = newId();
  const hall = world.ticket.sell({ subject_id, stock: 100 });
  const buyer = await world.person();
  for (let n = 0; n < 60; n++) await world.hold(buyer, [seat(hall)]);
  await say(world.harness, "event", eventCancelled, {
    event_id: subject_id,
    organization_id: HOUSE,
    slug: "gone",
    performance_ids: [],
  });
  await settle();
  assert.deepEqual(new Set(await states(buyer.user_id)), new Set(["CANCELLED / PENDING"]));
  await world.hold(buyer, [seat(hall)]);
  await settle(121_000);
  assert.equal(world.ticket.gone(hall), 0);
});

test("what took place is COMPLETED; what has begun only the house can call off", async () => {
  const buyer = await world.person();
  const manager = await world.person({ memberships: { [HOUSE]: "manager" } });
  const in_h = (hours: number) => new Date(world.harness.clock.now().getTime() + hours * 3_600_000);
  const make = async () => {
    const { body } = await world.hold(buyer, [
      seat(world.ticket.sell({ starts_at: in_h(48), ends_at: in_h(50) })),
    ]);
    await world.money("succeeded", body.id);
    await settle();
    return body.id as string;
  };
  const [one, two] = [await make(), await make()];
  const { body } = await world.read(buyer, one);
  assert.equal(Date.parse(body.start_time) - Date.parse(body.remind_at), 24 * 3_600_000);
  assert.equal((await world.call(buyer, "GET", "/bookings?upcoming=true")).body.items.length, 2);
  await settle(49 * 3_600_000);
  expect(await world.call(buyer, "POST", `/bookings/${one}/cancel`, {}), 409, "invalid_state");
  expect(await world.call(manager, "POST", `/bookings/${one}/cancel`, {}), 200);
  await settle(2 * 3_600_000);
  assert.equal((await world.read(buyer, two)).body.status, "COMPLETED");
  assert.equal((await world.events(two)).at(-1)!.type, "booking.completed");
  expect(await world.call(manager, "POST", `/bookings/${two}/cancel`, {}), 409, "invalid_state");
  assert.equal((await world.call(buyer, "GET", "/bookings?upcoming=true")).body.items.length, 0);
});

test("who has been in cannot cancel any more; the quote says so before, and what would go back", async () => {
  const buyer = await world.person();
  const manager = await world.person({ memberships: { [HOUSE]: "manager" } });
  const { body } = await world.hold(buyer, [seat(world.ticket.sell())]);
  await world.money("succeeded", body.id);
  await settle();
  const quote = async (person: Person) =>
    (await world.call(person, "GET", `/bookings/${body.id}/cancel-quote`)).body;
  const early = await quote(buyer);
  assert.deepEqual([early.can_cancel, early.reason], [true, null]);
  assert.deepEqual([early.paid_amount, early.refunded_amount, early.refund_amount], [2_500, 500, 2_000]);
  world.ticket.used.add(body.id);
  const late = await quote(buyer);
  assert.deepEqual([late.can_cancel, late.reason, late.refund_amount], [false, "used", 0]);
  expect(await world.call(buyer, "POST", `/bookings/${body.id}/cancel`, {}), 409, "invalid_state");
  assert.equal((await quote(manager)).can_cancel, true, "the house may be generous");
  expect(await world.call(manager, "POST", `/bookings/${body.id}/cancel`, {}), 200);
  assert.equal((await quote(manager)).reason, "over");
  expect(
    await world.call(await world.person(), "GET", `/bookings/${body.id}/cancel-quote`),
    404,
    "not_found",
  );
});

test("somebody is gone: nothing that tells of them is left, what was sold is", async () => {
  const email = "gone@example.org";
  const buyer = await world.person({ email });
  const { body } = await world.hold(buyer, [seat(world.ticket.sell())], {
    metadata: { seat_for: "canary" },
    attribution: { utm_source: "canary" },
  });
  await world.call(buyer, "POST", `/bookings/${body.id}/cancel`, { reason: "canary" });
  await say(world.harness, "user", userDeleted, { user_id: buyer.user_id });
  await settle();
  for (const table of ["bookings", "booking_items", "booking_history", "outbox", "tasks", "audit", "inbox"]) {
    const { rows } = await world.context.db.query({
      name: "",
      text: `select to_jsonb(t)::text as text from ${table} as t`,
      values: [],
    });
    const texts = rows.map(({ text }) => text as string);
    assert.ok(!texts.some((text) => text.includes("canary") || text.includes(email)), table);
  }
  // Answers are sealed, so they have to be gone.
  const { rows: answers } = await world.context.db.query({
    name: "",
    text: "select key from idempotency_keys where user_id = $1",
    values: [buyer.user_id],
  });
  assert.deepEqual(answers, []);
  assert.deepEqual(await states(buyer.user_id), ["CANCELLED / PENDING"]);
});
