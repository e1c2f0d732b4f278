import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { bookingExpired, bookingUpdated } from "../../../contracts/events/booking.ts";
import { userDeleted } from "../../../contracts/events/user.ts";
import { PaymentService } from "../../../contracts/gen/payment/v1/payment_pb.ts";
import type { AppError } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { onUserDeleted } from "../events/on-user-deleted.ts";
import { reprice } from "../flow/reprice.ts";
import { settleIntent } from "../flow/settle-intent.ts";
import { createTurns } from "../flow/turns.ts";
import { startWorld, type World } from "./world.ts";

let world: World;
before(async () => void (world = await startWorld()));
after(() => world[Symbol.asyncDispose]());

const payments = () => world.harness.room("booking").base.rpc("payment", PaymentService);
const intentOf = (id: string) => world.sandbox.stripe.paymentIntents.retrieve(id);

test("parallel changes of the price and starts end with one price everywhere", async () => {
  const { state, body } = await world.started();
  const prices = [7_000, 7_100, 7_200, 7_300, 7_400, 7_500];
  const change = async (amount: number) => {
    await payments()
      .reprice({ bookingId: state.booking_id, priceAmount: BigInt(amount), priceCurrency: "EUR" })
      .catch((error: AppError) => assert.equal(error.code, "dependency_unavailable"));
    await world.booking.happen(bookingUpdated, state.booking_id, { price_amount: amount });
  };
  const start = () =>
    world.call("POST", "/payments/create", { booking_id: state.booking_id, provider: "stripe" });
  await Promise.all([...prices.map(change), ...prices.map(start)]);
  const price_amount = 8_000;
  await change(price_amount);
  world.harness.clock.advance(15_000);
  await world.harness.drain();
  const payment = (await world.call("GET", `/payments/${body.id}`)).body;
  assert.equal(payment.amount, price_amount);
  assert.equal((await intentOf(payment.provider_payment_id)).amount, price_amount);
});

test("of prices told in parallel, the one that is written is the one the provider has", async () => {
  const { body } = await world.started();
  // Each with turns of its own is like each in a process of its own.
  const elsewhere = () => ({ ...world.context, turns: createTurns() });
  for (const amount of [7_000, 7_100, 7_200, 7_300, 7_400, 7_500]) {
    const told = [0, 1, 2, 3, 4].map((more) =>
      reprice(elsewhere(), body.id, { amount: amount + more, currency: "EUR" }),
    );
    await Promise.all(told);
    const written = (await world.call("GET", `/payments/${body.id}`)).body.amount;
    assert.equal((await intentOf(body.provider_payment_id)).amount, written);
  }
});

test("money is counted once, however many look at the same moment", async () => {
  const { state, body } = await world.started();
  await world.pay(body);
  const vendor = world.context.vendors.get("stripe")!;
  await Promise.all(
    Array.from({ length: 20 }, () => settleIntent(world.context, vendor, body.provider_payment_id)),
  );
  await world.harness.drain();
  assert.deepEqual(await world.types(state.booking_id), ["payment.created", "payment.succeeded"]);
  assert.deepEqual(await world.audited(body.id), ["payment.capture"]);
});

test("paid in the moment the hold ends: paid or cancelled, here as at the provider", async () => {
  for (let round = 0; round < 8; round++) {
    const { state, body } = await world.started();
    const [paid] = await Promise.all([
      world.pay(body),
      world.booking.happen(bookingExpired, state.booking_id, { status: "EXPIRED" }),
      world.harness.drain(),
    ]);
    await world.until("decided", async () =>
      ["SUCCEEDED", "CANCELLED"].includes(await world.status(body.id)),
    );
    const there = (await intentOf(body.provider_payment_id)).status;
    assert.equal(await world.status(body.id), there === "succeeded" ? "SUCCEEDED" : "CANCELLED");
    assert.equal(there === "succeeded", paid.status === 200);
  }
});

test("who is erased leaves payments that are nobody's", async () => {
  const { body } = await world.started();
  const { user_id } = world.customer;
  await world.context.db.tx((tx) =>
    onUserDeleted.handle(
      world.context as never,
      { data: { user_id }, type: userDeleted.type, id: newId() } as never,
      tx,
    ),
  );
  const { rows } = await world.context.db.query({
    name: "left",
    text: "select count(*)::int as n from payments where user_id = $1 union all select count(*)::int from idempotency_keys where user_id = $1",
    values: [user_id],
  });
  assert.deepEqual(
    rows.map((row) => row.n),
    [0, 0],
  );
  assert.equal((await world.call("GET", `/payments/${body.id}`)).status, 404);
  assert.equal((await payments().getPayment({ paymentId: body.id })).status, "PENDING");
  await assert.rejects(
    payments().getPayment({ paymentId: "" }),
    (error: AppError) => error.code === "not_found",
  );
});
