import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { newId } from "../../platform/ids.ts";
import {
  arrive,
  availability,
  book,
  bookingOf,
  everything,
  mailsTo,
  type Person,
  settled,
  startPaying,
  ticketsOf,
  visitPayPal,
} from "../buyer.ts";
import { eventually, type Json } from "../doors.ts";
import { type Foyer, startFoyer } from "../foyer.ts";
import { openStage, type Stage } from "../stage.ts";

let foyer: Foyer;
let stage: Stage;
before(async () => {
  foyer = await startFoyer();
  stage = await openStage(foyer, { rows: 4 });
});
after(() => foyer?.stop());
afterEach(() => foyer.outside("/sandbox/faults", { method: "PUT", body: [] }));

/** A guest with a seat in the basket, and PayPal's page to say yes at. */
async function basket(): Promise<{ guest: Person; seat: Json; booking: Json; payment: Json }> {
  const guest = await arrive(foyer);
  const [seat] = stage.seats("stalls", 1);
  const booking = await book(foyer, guest, [stage.seat(seat!)]);
  return { guest, seat: seat!, booking, payment: await startPaying(foyer, guest, booking.id, "paypal") };
}

async function bought() {
  const all = await basket();
  assert.equal((await visitPayPal(all.payment)).status, "APPROVED");
  await settled(foyer, all.guest, all.booking.id, "CONFIRMED", "SUCCEEDED");
  return all;
}

const paymentOf = async (guest: Person, id: string): Promise<Json> =>
  (await foyer.call(`/payments/${id}`, { token: guest.token })).body;
const refund = (id: string, body: Json = {}) =>
  foyer.call(`/payments/${id}/refund`, { token: stage.organizer.token, body, key: newId() });
const isTaken = async (place_id: string): Promise<boolean> =>
  (await availability(foyer, stage.theatre.performance_id)).taken.includes(place_id);

test("pay with PayPal: ticket, receipt that says so, one mail", async () => {
  const { guest, booking, payment } = await bought();
  assert.equal(payment.amount, booking.price_amount);
  assert.equal((await ticketsOf(foyer, guest, booking.id)).length, 1);
  await eventually(foyer, async () => {
    const { items } = (await foyer.call(`/receipts?booking_id=${booking.id}`, { token: guest.token })).body;
    assert.deepEqual(
      items.map((receipt: Json) => [receipt.amount, receipt.payment_id]),
      [[booking.price_amount, payment.id]],
    );
    assert.equal((await mailsTo(foyer, guest.email)).length, 1);
  });
  assert.equal((await paymentOf(guest, payment.id)).method_label, "PayPal");
});

test("back without a yes: nothing is paid, the seat is held, and both ways to pay stay open", async () => {
  const { guest, seat, booking, payment } = await basket();
  const { status, return_url } = await visitPayPal(payment, "cancel");
  assert.equal(status, "PAYER_ACTION_REQUIRED");
  assert.equal(new URL(return_url).searchParams.get("cancelled"), "1");
  await foyer.drain();
  const seen = await bookingOf(foyer, guest, booking.id);
  assert.deepEqual([seen.status, seen.payment_status], ["PENDING", "PENDING"]);
  assert.ok(await isTaken(seat.id));
  const again = await startPaying(foyer, guest, booking.id, "paypal");
  assert.equal(again.approve_url, payment.approve_url);
  assert.ok((await startPaying(foyer, guest, booking.id)).client_secret);
  await visitPayPal(again);
  await settled(foyer, guest, booking.id, "CONFIRMED", "SUCCEEDED");
});

test("declined when the money is taken: the booking stays, and another try succeeds", async () => {
  const { guest, booking, payment } = await basket();
  await visitPayPal(payment, "approve", "declined");
  await settled(foyer, guest, booking.id, "PENDING", "FAILED");
  const again = await startPaying(foyer, guest, booking.id, "paypal");
  assert.equal(again.id, payment.id);
  await visitPayPal(again);
  await settled(foyer, guest, booking.id, "CONFIRMED", "SUCCEEDED");
});

test("refunds of an organizer: a part leaves the booking, the rest calls it off", async () => {
  const { guest, seat, booking, payment } = await bought();
  const part = await refund(payment.id, { amount: 500 });
  assert.deepEqual([part.status, part.body.status], [201, "SUCCEEDED"]);
  await settled(foyer, guest, booking.id, "CONFIRMED", "PARTIALLY_REFUNDED");
  assert.equal((await refund(payment.id, { amount: payment.amount })).status, 409);
  assert.equal((await refund(payment.id)).status, 201);
  await settled(foyer, guest, booking.id, "CANCELLED", "REFUNDED");
  await eventually(foyer, async () => assert.equal(await isTaken(seat.id), false));
});

test("the customer cancels: all of it goes back through PayPal", async () => {
  const { guest, booking, payment } = await bought();
  const { status } = await foyer.call(`/bookings/${booking.id}/cancel`, { token: guest.token, body: {} });
  assert.equal(status, 200);
  await settled(foyer, guest, booking.id, "CANCELLED", "REFUNDED");
  const { refunded_amount, captured_amount } = await paymentOf(guest, payment.id);
  assert.deepEqual([refunded_amount, captured_amount], [payment.amount, payment.amount]);
});

test("a yes that comes when the hold is over costs nothing", async () => {
  const { guest, seat, booking, payment } = await basket();
  await foyer.advance(700_000);
  await settled(foyer, guest, booking.id, "EXPIRED");
  await visitPayPal(payment);
  await foyer.advance(120_000);
  await eventually(foyer, async () => assert.equal((await paymentOf(guest, payment.id)).status, "CANCELLED"));
  assert.equal((await paymentOf(guest, payment.id)).captured_amount, 0);
  assert.equal(await isTaken(seat.id), false);
  const asked = await everything(foyer, "/sandbox/requests?vendor=paypal");
  const captures = asked.filter(({ path }) => path.endsWith(`${payment.provider_payment_id}/capture`));
  assert.equal(captures.length, 0);
});

test("no webhook, five webhooks, and PayPal away for a minute: paid once", async () => {
  const misbehave = (...faults: Json[]) =>
    foyer.outside("/sandbox/faults", {
      method: "PUT",
      body: faults.map((fault) => ({ vendor: "paypal", ...fault })),
    });
  for (const faults of [
    [{ kind: "drop_webhooks" }],
    [{ kind: "duplicate_webhooks" }, { kind: "reorder_webhooks", delay_ms: 300 }],
    [{ kind: "error_500" }],
  ]) {
    const { guest, booking, payment } = await basket();
    await misbehave(...faults);
    await visitPayPal(payment);
    await foyer.advance(30_000);
    await foyer.drain();
    await foyer.advance(30_000);
    await misbehave();
    await foyer.advance(30_000);
    await settled(foyer, guest, booking.id, "CONFIRMED", "SUCCEEDED");
    assert.equal((await ticketsOf(foyer, guest, booking.id)).length, 1);
    assert.equal((await paymentOf(guest, payment.id)).captured_amount, payment.amount);
  }
});

test("after the yes the basket stays as it was agreed to", async () => {
  await foyer.outside("/sandbox/faults", {
    method: "PUT",
    body: [{ vendor: "paypal", kind: "drop_webhooks" }],
  });
  const { guest, booking, payment } = await basket();
  await visitPayPal(payment);
  const [other] = stage.seats("stalls", 1);
  const etag = (await foyer.call(`/bookings/${booking.id}`, { token: guest.token })).headers.get("etag")!;
  const changed = await foyer.call(`/bookings/${booking.id}/items`, {
    method: "PUT",
    token: guest.token,
    body: { items: [stage.seat(other!)] },
    headers: { "if-match": etag },
  });
  assert.deepEqual([changed.status, changed.body.code], [409, "payment_in_progress"]);
  await settled(foyer, guest, booking.id, "CONFIRMED", "SUCCEEDED");
});
