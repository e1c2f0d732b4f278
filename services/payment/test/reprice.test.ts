import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { bookingCreated, bookingUpdated } from "../../../contracts/events/booking.ts";
import { PaymentService } from "../../../contracts/gen/payment/v1/payment_pb.ts";
import type { AppError } from "../../../platform/errors.ts";
import { startWorld, type World } from "./world.ts";

let world: World;
before(async () => void (world = await startWorld()));
after(() => world[Symbol.asyncDispose]());

const reprice = (bookingId: string, amount: number, priceCurrency = "EUR") =>
  world.harness
    .room("booking")
    .base.rpc("payment", PaymentService)
    .reprice({ bookingId, priceAmount: BigInt(amount), priceCurrency });
const intentOf = (id: string) => world.sandbox.stripe.paymentIntents.retrieve(id);
const refusal = (call: Promise<unknown>) =>
  call.then(
    () => "accepted",
    (error: AppError) => error.code,
  );
const paymentOf = async (id: string) => (await world.call("GET", `/payments/${id}`)).body;

test("the provider's amount follows, and the new price is what counts", async () => {
  const { state, body } = await world.started();
  await reprice(state.booking_id, 9_900);
  await world.booking.happen(bookingUpdated, state.booking_id, { price_amount: 9_900 });
  await world.harness.drain();
  assert.equal((await intentOf(body.provider_payment_id)).amount, 9_900);
  assert.equal((await paymentOf(body.id)).amount, 9_900);
  await world.pay(body);
  await world.until("paid", async () => (await world.status(body.id)) === "SUCCEEDED");
});

test("before the customer started, only the note changes; unknown bookings are no mistake", async () => {
  const state = world.booking.add({ user_id: world.customer.user_id }, world.harness.clock.now());
  await reprice(state.booking_id, 100);
  await world.booking.happen(bookingCreated, state.booking_id);
  await world.harness.drain();
  await reprice(state.booking_id, 7_000);
  await world.booking.happen(bookingUpdated, state.booking_id, { price_amount: 7_000 });
  const { body } = await world.call("POST", "/payments/create", {
    booking_id: state.booking_id,
    provider: "stripe",
  });
  assert.deepEqual([body.amount, (await intentOf(body.provider_payment_id)).amount], [7_000, 7_000]);
});

test("money that moves refuses, also the same price; an open 3-D Secure does not", async () => {
  const asking = await world.started();
  await world.pay(asking.body, "pm_card_authenticationRequired");
  assert.equal(await refusal(reprice(asking.state.booking_id, 7_100)), "accepted");
  assert.equal((await intentOf(asking.body.provider_payment_id)).amount, 7_100);

  const slow = await world.started();
  await world.pay(slow.body, "pm_sandbox_processing");
  assert.equal(await refusal(reprice(slow.state.booking_id, 7_100)), "payment_in_progress");
  assert.equal(await world.status(slow.body.id), "PROCESSING");
  assert.equal((await world.types(slow.state.booking_id)).at(-1), "payment.processing");

  const done = await world.started();
  await world.faults({ kind: "drop_webhooks", count: 1 });
  await world.pay(done.body);
  assert.equal(await refusal(reprice(done.state.booking_id, 6_900)), "payment_in_progress");
  assert.equal(await world.status(done.body.id), "SUCCEEDED");
});

test("a basket that becomes free cancels its intent; when it costs again, another is made", async () => {
  const { state, body } = await world.started();
  await reprice(state.booking_id, 0);
  await world.booking.happen(bookingUpdated, state.booking_id, { price_amount: 0 });
  await world.harness.drain();
  assert.equal((await intentOf(body.provider_payment_id)).status, "canceled");
  assert.equal(await world.status(body.id), "CREATED");
  await reprice(state.booking_id, 5_000);
  await world.booking.happen(bookingUpdated, state.booking_id, { price_amount: 5_000 });
  const again = await world.call("POST", "/payments/create", {
    booking_id: state.booking_id,
    provider: "stripe",
  });
  assert.equal(again.body.id, body.id);
  assert.notEqual(again.body.provider_payment_id, body.provider_payment_id);
  assert.equal(again.body.amount, 5_000);
});

test("a price the provider does not take cancels the intent", async () => {
  const { state, body } = await world.started();
  await reprice(state.booking_id, 10);
  assert.equal((await intentOf(body.provider_payment_id)).status, "canceled");
  assert.equal((await paymentOf(body.id)).amount, 10);
});

test("a provider that cannot be told: the old price stays", async () => {
  const { state, body } = await world.started();
  await world.faults({ kind: "error_500", count: 2 });
  assert.equal(await refusal(reprice(state.booking_id, 8_000)), "dependency_unavailable");
  await world.faults();
  assert.equal((await paymentOf(body.id)).amount, 6_900);
  assert.equal((await intentOf(body.provider_payment_id)).amount, 6_900);
});

test("a new price that booking never came to write is taken back", async () => {
  const { state, body } = await world.started();
  await reprice(state.booking_id, 8_000);
  world.harness.clock.advance(15_000);
  await world.harness.drain();
  assert.equal((await intentOf(body.provider_payment_id)).amount, 6_900);
  assert.equal((await paymentOf(body.id)).amount, 6_900);
});
