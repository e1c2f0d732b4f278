import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type Stripe from "stripe";
import { newId } from "../../../platform/ids.ts";
import { startWorld, type World } from "./world.ts";

let world: World;
before(async () => void (world = await startWorld()));
after(() => world[Symbol.asyncDispose]());

const refundsOf = async (intent: string) =>
  (await world.sandbox.stripe.refunds.list({ payment_intent: intent })).data.map((refund) => refund.amount);
const paidWith = (params: Partial<Stripe.PaymentIntentCreateParams>) =>
  world.sandbox.stripe.paymentIntents.create({
    amount: 6900,
    currency: "eur",
    confirm: true,
    payment_method: "pm_card_visa",
    ...params,
  });

for (const [what, change] of [
  ["amount", { amount: 6800 }],
  ["currency", { currency: "usd" }],
] as const) {
  test(`another ${what} than the price goes back whole and never counts as paid`, async () => {
    const { state, body } = await world.started();
    await world.sandbox.stripe.paymentIntents.update(body.provider_payment_id, change);
    await world.pay(body);
    await world.until("refunded", async () => (await world.status(body.id)) === "REFUNDED");
    assert.deepEqual(await world.types(state.booking_id), [
      "payment.created",
      "payment.failed",
      "payment.refunded",
    ]);
    assert.deepEqual(await refundsOf(body.provider_payment_id), [
      change === undefined || !("amount" in change) ? 6900 : 6800,
    ]);
    assert.deepEqual(await world.audited(body.id), [
      "payment.mismatch",
      "payment.refund",
      "payment.refund_succeeded",
    ]);
    const again = await world.call("POST", "/payments/create", {
      booking_id: state.booking_id,
      provider: "stripe",
    });
    assert.deepEqual([again.status, again.body.code], [409, "invalid_state"]);
  });
}

test("another intent that names the booking is refunded; the payment itself stays payable", async () => {
  const { state, body } = await world.started();
  const stray = await paidWith({ metadata: { booking_id: state.booking_id } });
  await world.until("refunded", async () => (await refundsOf(stray.id)).length === 1);
  assert.deepEqual(await refundsOf(stray.id), [6900]);
  await world.harness.drain();
  assert.equal(await world.status(body.id), "PENDING");
  assert.deepEqual((await world.call("GET", `/payments/${body.id}/refunds`)).body.items, []);
  await world.pay(body);
  await world.until("paid", async () => (await world.status(body.id)) === "SUCCEEDED");
  assert.deepEqual(await world.types(state.booking_id), ["payment.created", "payment.succeeded"]);
});

test("money for a booking that nobody here has heard of yet is refunded too", async () => {
  const state = world.booking.add({ user_id: world.customer.user_id }, world.harness.clock.now());
  const stray = await paidWith({ metadata: { booking_id: state.booking_id, payment_id: newId() } });
  await world.until("refunded", async () => (await refundsOf(stray.id)).length === 1);
});

test("an intent whose answer was lost is known by what we wrote on it", async () => {
  const { state, body } = await world.started();
  await world.context.db.query({
    name: "lose",
    text: "update payments set provider_payment_id = null, status = 'CREATED' where id = $1",
    values: [body.id],
  });
  await world.pay(body);
  await world.until("paid", async () => (await world.status(body.id)) === "SUCCEEDED");
  assert.deepEqual(await world.types(state.booking_id), ["payment.created", "payment.succeeded"]);
});
