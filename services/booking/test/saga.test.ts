import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { BookingService } from "../../../contracts/gen/booking/v1/booking_pb.ts";
import { AppError } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { listTasks } from "../../../platform/jobs/tasks.ts";
import { confirmSettled } from "../saga/confirm.ts";
import { expect, type Person, product, seat, toyWorld, type World } from "./toy-world.ts";

let world: World;
before(async () => {
  world = await toyWorld();
});
after(() => world[Symbol.asyncDispose]());

const gone = () => new AppError("failed_precondition", "seat_taken", { detail: "Gone." });
const row = async (id: string) =>
  (await world.context.db.query({ name: "", text: "select * from bookings where id = $1", values: [id] }))
    .rows[0];
const stateOf = async (id: string) => {
  const { status, payment_status } = await row(id);
  return `${status} / ${payment_status}`;
};
const typesOf = async (id: string) =>
  (await world.events(id)).map(({ type }) => type.replace("booking.", ""));
const settle = async (ms = 0) => {
  world.harness.clock.advance(ms);
  await world.harness.drain();
};
const cancel = (person: Person, id: string, body: object = {}) =>
  world.call(person, "POST", `/bookings/${id}/cancel`, body);

async function basket(): Promise<{ buyer: Person; id: string; place: string }> {
  const buyer = await world.person();
  const place = world.ticket.sell();
  const { body } = expect(await world.hold(buyer, [seat(place)]), 201);
  await settle();
  return { buyer, id: body.id, place };
}

async function confirmed(): Promise<{ buyer: Person; id: string; place: string }> {
  const made = await basket();
  await world.money("succeeded", made.id);
  await settle();
  assert.equal(await stateOf(made.id), "CONFIRMED / SUCCEEDED");
  return made;
}

test("paid: the owners commit, then it is confirmed, once, with its history", async () => {
  const { buyer, id, place } = await basket();
  const booking = await row(id);
  world.ticket.before("commit", async () => assert.equal((await row(id)).status, "PENDING"));
  await world.money("succeeded", id);
  await world.money("succeeded", id);
  await settle();
  await world.money("succeeded", id);
  await settle();
  assert.equal(world.ticket.sold(place), 1);
  assert.equal(world.ticket.hold(booking.hold_id)!.booking_id, id);
  const { body } = await world.read(buyer, id);
  assert.deepEqual([body.status, body.payment_status, body.expires_at], ["CONFIRMED", "SUCCEEDED", null]);
  assert.deepEqual(await typesOf(id), ["created", "confirmed"]);
  const history = async (axis: string) =>
    (await world.call(buyer, "GET", `/bookings/${id}/history?axis=${axis}`)).body.items.map(
      (move: { from: string | null; to: string; reason: string }) => [move.from, move.to, move.reason],
    );
  assert.deepEqual(await history("status"), [
    [null, "PENDING", "by_customer"],
    ["PENDING", "CONFIRMED", "paid"],
  ]);
  assert.deepEqual(await history("payment_status"), [
    [null, "PENDING", "by_customer"],
    ["PENDING", "SUCCEEDED", "money_came"],
  ]);
  expect(await world.call(await world.person(), "GET", `/bookings/${id}/history`), 404, "not_found");
});

test("paid while an owner is away: it is confirmed when the owner is back, and never expires meanwhile", async () => {
  const { id, place } = await basket();
  world.ticket.fail("commit", { times: 3 });
  await world.money("succeeded", id);
  await settle();
  for (let n = 0; n < 4; n++) await settle(300_000);
  assert.equal(await stateOf(id), "CONFIRMED / SUCCEEDED");
  assert.deepEqual(await typesOf(id), ["created", "confirmed"]);
  assert.equal(world.ticket.sold(place), 1);
});

test("a crash between the owner's yes and the writing: confirmed once", async () => {
  const { id, place } = await basket();
  world.ticket.fail("commit", { after: true });
  await world.money("succeeded", id);
  await settle();
  await settle(2_000);
  assert.equal(await stateOf(id), "CONFIRMED / SUCCEEDED");
  assert.deepEqual(
    [world.ticket.sold(place), (await typesOf(id)).filter((type) => type === "confirmed").length],
    [1, 1],
  );
});

test("one owner refuses: all let go, FAILED, the money goes back", async () => {
  const buyer = await world.person();
  const [place, mug] = [world.ticket.sell(), world.catalog.sell({ stock: 3, price_amount: 500 })];
  const { body } = await world.hold(buyer, [product(mug), seat(place)]);
  world.ticket.fail("commit", { error: gone() });
  await world.money("succeeded", body.id, { captured_amount: 3_000 });
  await settle();
  assert.equal(await stateOf(body.id), "FAILED / REFUNDING");
  assert.deepEqual([world.ticket.gone(place), world.catalog.gone(mug)], [0, 0]);
  await world.money("refunded", body.id, { captured_amount: 3_000, refunded_amount: 3_000 });
  await settle();
  assert.equal(await stateOf(body.id), "FAILED / REFUNDED");
  assert.deepEqual(await typesOf(body.id), ["created", "failed", "updated"]);
});

test("letting go is tried until the owner says yes, and is parked for a person when it never does", async () => {
  const { buyer, id, place } = await basket();
  world.ticket.fail("release", { times: 3 });
  expect(await cancel(buyer, id), 200);
  await settle();
  for (let n = 0; n < 4; n++) await settle(61_000);
  assert.equal(world.ticket.gone(place), 0);

  const other = await basket();
  world.ticket.fail("release", { times: 20 });
  await cancel(other.buyer, other.id);
  for (let n = 0; n < 25; n++) await settle(61_000);
  const parked = (await listTasks(world.context.db)).filter(({ key }) => key === other.id);
  assert.deepEqual(
    parked.map(({ kind, parked_at }) => [kind, parked_at !== null]),
    [["release-holds", true]],
  );
  await world.context.db.query({ name: "", text: "delete from tasks where key = $1", values: [other.id] });
});

test("a hold ends on time, not before, and its places are free again", async () => {
  const { buyer, id, place } = await basket();
  const { body } = await world.read(buyer, id);
  const left = Date.parse(body.expires_at) - world.harness.clock.now().getTime();
  await settle(left - 1_000);
  assert.equal(await stateOf(id), "PENDING / PENDING");
  assert.equal(world.ticket.gone(place), 1);
  await settle(1_000);
  assert.equal(await stateOf(id), "EXPIRED / PENDING");
  assert.equal(world.ticket.gone(place), 0);
  assert.deepEqual(await typesOf(id), ["created", "expired"]);
  expect(await world.hold(await world.person(), [seat(place)]), 201);
});

test("money just before the end counts, whenever its news are read", async () => {
  const { id } = await basket();
  world.ticket.fail("commit");
  await world.money("succeeded", id);
  await settle();
  await settle(700_000);
  await settle(1_000);
  assert.equal(await stateOf(id), "CONFIRMED / SUCCEEDED");
});

test("late money: confirmed where the places are free, else it goes back; exactly one of both", async () => {
  const lucky = await basket();
  await settle(601_000);
  assert.equal(await stateOf(lucky.id), "EXPIRED / PENDING");
  await world.money("succeeded", lucky.id);
  await settle();
  assert.equal(await stateOf(lucky.id), "CONFIRMED / SUCCEEDED");
  assert.equal(world.ticket.sold(lucky.place), 1);

  const late = await basket();
  await settle(601_000);
  const rival = await world.person();
  expect(await world.hold(rival, [seat(late.place)]), 201);
  await world.money("succeeded", late.id);
  await settle();
  assert.equal(await stateOf(late.id), "EXPIRED / REFUNDING");
  assert.deepEqual((await world.events(late.id)).at(-1)!.data.payment_status, "REFUNDING");
  assert.equal(world.ticket.sold(late.place), 0);
  await world.money("refunded", late.id, { refunded_amount: 2_500 });
  await settle();
  assert.equal(await stateOf(late.id), "EXPIRED / REFUNDED");

  const off = await basket();
  expect(await cancel(off.buyer, off.id), 200);
  await settle();
  await world.money("succeeded", off.id);
  await settle();
  assert.equal(await stateOf(off.id), "CANCELLED / REFUNDING");
  assert.equal(world.ticket.gone(off.place), 0);
});

test("a release that was under way when late money came undoes nothing", async () => {
  const { id, place } = await basket();
  // The owner hears of the release only after the money has come and the booking is confirmed.
  world.ticket.before("release", async () => {
    await world.money("succeeded", id);
    while ((await row(id)).settled_at === null) await new Promise((resolve) => setImmediate(resolve));
    await confirmSettled(world.context, id);
  });
  await settle(601_000);
  assert.equal(await stateOf(id), "CONFIRMED / SUCCEEDED");
  assert.equal(world.ticket.sold(place), 1);
});

test("called off while the owner commits: nothing stays sold", async () => {
  const { buyer, id, place } = await basket();
  world.ticket.before("commit", async () => {
    expect(await cancel(buyer, id), 200);
  });
  await world.money("succeeded", id);
  await settle();
  await settle(2_000);
  assert.equal(await stateOf(id), "CANCELLED / REFUNDING");
  assert.equal(world.ticket.gone(place), 0);
});

test("another amount than the price is never confirmed", async () => {
  for (const data of [{ captured_amount: 2_499 }, { captured_amount: 2_501 }, { currency: "GBP" }]) {
    const { id, place } = await basket();
    await world.money("succeeded", id, data);
    await settle();
    assert.equal(await stateOf(id), "FAILED / REFUNDING");
    assert.equal(world.ticket.gone(place), 0);
  }
});

test("declined: still PENDING, and the next attempt counts; repeated news change nothing", async () => {
  const { id } = await basket();
  await world.money("failed", id);
  await world.money("failed", id);
  await settle();
  assert.equal(await stateOf(id), "PENDING / FAILED");
  assert.equal((await row(id)).version, 2);
  await world.money("succeeded", id);
  await settle();
  assert.equal(await stateOf(id), "CONFIRMED / SUCCEEDED");
  await world.money("failed", id);
  await world.money("processing", id);
  await settle();
  assert.equal(await stateOf(id), "CONFIRMED / SUCCEEDED");
});

test("news out of order: a refund that is heard of before its payment leaves nothing to confirm", async () => {
  const { id, place } = await basket();
  await world.money("refunded", id, { refunded_amount: 2_500 });
  await world.money("succeeded", id);
  await settle();
  assert.equal(await stateOf(id), "PENDING / REFUNDED");
  assert.equal(world.ticket.sold(place), 0);
  await settle(601_000);
  assert.equal(await stateOf(id), "EXPIRED / REFUNDED");
});

test("while the provider works on it, the basket stands still and the hold is prolonged once", async () => {
  const { buyer, id } = await basket();
  await world.money("processing", id);
  await settle();
  expect(
    await world.call(
      buyer,
      "PUT",
      `/bookings/${id}/items`,
      { items: [seat(world.ticket.sell())] },
      { "if-match": '"2"' },
    ),
    409,
    "payment_in_progress",
  );
  const { hold_id } = await row(id);
  await settle(601_000);
  assert.equal(await stateOf(id), "PENDING / PROCESSING");
  const { expires_at } = await row(id);
  assert.equal(world.ticket.hold(hold_id)!.until.getTime(), expires_at.getTime());
  await settle(601_000);
  assert.equal(await stateOf(id), "EXPIRED / PROCESSING");
  await world.money("succeeded", id);
  await settle();
  assert.equal(await stateOf(id), "CONFIRMED / SUCCEEDED");
});

test("money that was under way when the hold ended, and never came, is under way no more", async () => {
  const { id } = await basket();
  await world.money("processing", id);
  await settle(601_000);
  await settle(601_000);
  assert.equal(await stateOf(id), "EXPIRED / PROCESSING");
  // Of another payment of the same booking: says nothing about this one.
  await world.money("failed", id, { status: "CANCELLED", payment_id: newId() });
  await settle();
  assert.equal(await stateOf(id), "EXPIRED / PROCESSING");
  await world.money("failed", id, { status: "CANCELLED" });
  await settle();
  assert.equal(await stateOf(id), "EXPIRED / FAILED");
});

test("cancel: the places are free, the money goes back, twice is the same, strangers see nothing", async () => {
  const { buyer, id, place } = await confirmed();
  expect(await cancel(await world.person(), id), 404, "not_found");
  const answers = await Promise.all([1, 2, 3].map(() => cancel(buyer, id, { reason: "Ada is ill" })));
  for (const answer of answers) assert.deepEqual(expect(answer, 200).body, answers[0]!.body);
  assert.deepEqual([answers[0]!.body.status, answers[0]!.body.payment_status], ["CANCELLED", "REFUNDING"]);
  await settle();
  assert.equal(world.ticket.gone(place), 0);
  await world.money("refunded", id, { refunded_amount: 2_500 });
  await settle();
  assert.equal(await stateOf(id), "CANCELLED / REFUNDED");
  assert.equal((await typesOf(id)).filter((type) => type === "cancelled").length, 1);
  assert.ok(!JSON.stringify(await world.events(id)).includes("Ada"), "words of people stay in the history");
  const { body } = await world.call(buyer, "GET", `/bookings/${id}/history`);
  assert.deepEqual([body.items.at(-1).reason, body.items.at(-1).note], ["by_customer", "Ada is ill"]);
  expect(await world.call(buyer, "POST", `/bookings/${id}/confirm`, {}), 409, "invalid_state");
});

test("cancelled by the house: audited; members without the right may not", async () => {
  const { id } = await confirmed();
  const { organization_id } = await row(id);
  const viewer = await world.person({ memberships: { [organization_id]: "viewer" } });
  const manager = await world.person({ memberships: { [organization_id]: "manager" } });
  expect(await cancel(viewer, id), 403, "forbidden");
  expect(await cancel(manager, id), 200);
  const { rows } = await world.context.db.query({
    name: "",
    text: "select actor, action, after from audit where object = $1",
    values: [`booking:${id}`],
  });
  assert.deepEqual(rows, [
    {
      actor: `user:${manager.user_id}`,
      action: "booking.cancel",
      after: { status: "CANCELLED", payment_status: "REFUNDING", reason: "by_organization" },
    },
  ]);
  await settle();
});

test("a partial refund leaves it confirmed, a full one calls it off; old sums are old news", async () => {
  const { id, place } = await confirmed();
  await world.money("refunded", id, { refunded_amount: 1_000 });
  await settle();
  assert.equal(await stateOf(id), "CONFIRMED / PARTIALLY_REFUNDED");
  await world.money("refunded", id, { refunded_amount: 2_500 });
  await world.money("refunded", id, { refunded_amount: 1_000 });
  await settle();
  assert.equal(await stateOf(id), "CANCELLED / REFUNDED");
  assert.equal(world.ticket.gone(place), 0);
});

test("an owner hears whether a hold may lapse", async () => {
  const { buyer, id } = await basket();
  const { hold_id } = await row(id);
  const bookings = world.harness.room("ticket").base.rpc("booking", BookingService);
  const ask = async (holdId: string) => (await bookings.getHold({ holdId })).state;
  assert.deepEqual([await ask(hold_id), await ask(id), await ask("nonsense")], ["open", "none", "none"]);
  const known = await bookings.getBooking({ bookingId: id });
  assert.deepEqual(
    [known.booking!.userId, known.booking!.items[0]!.placeLabels, known.booking!.locale],
    [buyer.user_id, ["Stalls, row B, seat 7"], "en-IE"],
  );
  await assert.rejects(bookings.getBooking({ bookingId: hold_id }), { code: "not_found" });
  await settle(601_000);
  assert.equal(await ask(hold_id), "over");
});

test("no words of people, addresses or tokens in events and logs", async () => {
  const email = "canary@example.org";
  const buyer = await world.person({ email });
  const { body } = await world.hold(buyer, [seat(world.ticket.sell())], {
    metadata: { note: "canary-note" },
    attribution: { ttclid: "canary-click", consent: true },
  });
  await cancel(buyer, body.id, { reason: "canary-reason" });
  await settle();
  const said = JSON.stringify(await world.events()) + world.harness.log_lines.join("\n");
  for (const canary of [email, "canary", buyer.authorization.slice(7)])
    assert.ok(!said.includes(canary), canary);
});
