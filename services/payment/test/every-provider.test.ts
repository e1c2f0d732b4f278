import assert from "node:assert/strict";
import { after, before, suite, test } from "node:test";
import { bookingCancelled, bookingUpdated } from "../../../contracts/events/booking.ts";
import { PaymentService } from "../../../contracts/gen/payment/v1/payment_pb.ts";
import { newId } from "../../../platform/ids.ts";
import { type Customers, payPalCustomers, stripeCustomers } from "./customers.ts";
import { type Json, PAYPAL_ENV, startWorld, type World } from "./world.ts";

// What payment promises whoever the provider is: the same tests against each of them.

let world: World;
let owner: { authorization: string };
const organization_id = newId();
before(async () => {
  world = await startWorld(PAYPAL_ENV);
  owner = await world.auth.person({ memberships: { [organization_id]: "owner" } });
});
after(() => world[Symbol.asyncDispose]());

for (const [name, open] of [
  ["Stripe", stripeCustomers],
  ["PayPal", payPalCustomers],
] as const)
  suite(`paying with ${name}`, () => {
    let customers: Customers;
    before(() => void (customers = open(world)));
    after(() => world.faults());
    paying(() => customers);
    webhooks(() => customers);
    faults(() => customers);
    refunds(() => customers);
  });

const begin = (customers: Customers) =>
  world.started({ organization_id, price_amount: 10_000 }, customers.provider);
const becomes = (id: string, status: string) =>
  world.until(`${status}, not ${id}`, async () => (await world.status(id)) === status);
/** What was told, without that the provider works on it, or that a booking can be paid (with each provider). */
const told = async (booking_id: string) =>
  (await world.types(booking_id)).filter(
    (type) => type !== "payment.processing" && type !== "payment.created",
  );
const misbehave = (customers: Customers, ...kinds: { kind: string; count?: number; delay_ms?: number }[]) =>
  world.faults(...kinds.map((fault) => ({ vendor: customers.provider, ...fault })));
const refund = (id: string, body: Json = {}, key = newId()) =>
  world.call("POST", `/payments/${id}/refund`, body, owner, key);
async function paid(customers: Customers, pay: "pay" | "payWithSlowRefunds" = "pay") {
  const started = await begin(customers);
  await customers[pay](started.body);
  await becomes(started.body.id, "SUCCEEDED");
  return started;
}

function paying(customers: () => Customers): void {
  test("paid: told once, captured once", async () => {
    const { state, body } = await paid(customers());
    assert.deepEqual(await told(state.booking_id), ["payment.succeeded"]);
    const { captured, refunds: back } = await customers().moneyAt(body.provider_payment_id);
    assert.deepEqual([captured, back], [10_000, []]);
    const seen = (await world.call("GET", `/payments/${body.id}`)).body;
    assert.equal(seen.captured_amount, 10_000);
    assert.notEqual(seen.method_label, "");
    assert.deepEqual(await world.audited(body.id), ["payment.capture"]);
  });

  test("declined: told once; the same payment may then be paid", async () => {
    const { state, body } = await begin(customers());
    await customers().decline(body);
    await becomes(body.id, "FAILED");
    const again = async () =>
      (
        await world.call("POST", "/payments/create", {
          booking_id: state.booking_id,
          provider: customers().provider,
        })
      ).body;
    await customers().decline(await again());
    await world.until("told again", async () => (await told(state.booking_id)).length === 2);
    const third = await again();
    assert.equal(third.id, body.id);
    await customers().pay(third);
    await becomes(body.id, "SUCCEEDED");
    const types = ["payment.failed", "payment.failed", "payment.succeeded"];
    assert.deepEqual(await told(state.booking_id), types);
  });

  test("a provider that takes its time: told when it begins and when it ends", async () => {
    const { state, body } = await begin(customers());
    await customers().paySlowly(body);
    await becomes(body.id, "PROCESSING");
    await world.until("money at the provider", async () =>
      (await world.types(state.booking_id)).includes("payment.processing"),
    );
    await world.harness.drain();
    world.harness.clock.advance(4_000);
    await becomes(body.id, "SUCCEEDED");
    const types = await world.types(state.booking_id);
    assert.deepEqual(
      types.filter((type) => type !== "payment.created"),
      ["payment.processing", "payment.succeeded"],
    );
  });

  test("a new price: told to the provider, and what is then paid", async () => {
    const { state, body } = await begin(customers());
    await world.harness
      .room("booking")
      .base.rpc("payment", PaymentService)
      .reprice({ bookingId: state.booking_id, priceAmount: 12_500n, priceCurrency: "EUR" });
    await world.booking.happen(bookingUpdated, state.booking_id, { price_amount: 12_500 });
    await world.harness.drain();
    await customers().pay(body);
    await becomes(body.id, "SUCCEEDED");
    assert.equal((await customers().moneyAt(body.provider_payment_id)).captured, 12_500);
  });

  test("an amount that was changed behind our back never counts as paid", async () => {
    const { state, body } = await begin(customers());
    await customers().changeAmount(body, 9_000);
    await customers().pay(body);
    await world.until("decided", async () => (await world.status(body.id)) !== "PENDING");
    await world.until("no money is left there", async () => {
      const money = await customers().moneyAt(body.provider_payment_id);
      return money.captured === money.refunds.reduce((sum, amount) => sum + amount, 0);
    });
    assert.ok(!(await told(state.booking_id)).includes("payment.succeeded"));
  });
}

function webhooks(customers: () => Customers): void {
  test("webhooks five times, reversed and again by hand: one effect", async () => {
    await misbehave(customers(), { kind: "duplicate_webhooks" }, { kind: "reorder_webhooks", delay_ms: 300 });
    const { state, body } = await begin(customers());
    await customers().pay(body);
    await becomes(body.id, "SUCCEEDED");
    await misbehave(customers());
    const sent = async (): Promise<Json[]> =>
      (await world.sandbox.api("GET", "/sandbox/webhooks?limit=100")).body.items.filter(
        ({ vendor }: Json) => vendor === customers().provider,
      );
    await world.until("delivered", async () => (await sent()).every(({ delivered }) => delivered));
    for (const { id } of await sent()) await world.sandbox.api("POST", `/sandbox/webhooks/${id}/resend`);
    await world.until("resent", async () =>
      (await sent()).every(({ next_attempt_at }) => next_attempt_at === null),
    );
    await world.harness.drain();
    assert.deepEqual(await told(state.booking_id), ["payment.succeeded"]);
    assert.equal((await customers().moneyAt(body.provider_payment_id)).captured, 10_000);
  });

  test("no webhook at all: the provider is asked, within two minutes", async () => {
    await misbehave(customers(), { kind: "drop_webhooks" });
    const { state, body } = await begin(customers());
    await customers().pay(body);
    await world.harness.drain();
    assert.equal(await world.status(body.id), "PENDING");
    world.harness.clock.advance(60_000);
    await world.harness.drain();
    await misbehave(customers());
    assert.equal(await world.status(body.id), "SUCCEEDED");
    assert.deepEqual(await told(state.booking_id), ["payment.succeeded"]);
  });

  test("a late webhook finds everything done", async () => {
    await misbehave(customers(), { kind: "delay_webhooks", delay_ms: 300_000 });
    const { state, body } = await begin(customers());
    await customers().pay(body);
    world.harness.clock.advance(60_000);
    await becomes(body.id, "SUCCEEDED");
    await misbehave(customers());
    world.harness.clock.advance(300_000);
    await world.until("delivered", async () =>
      (await world.sandbox.api("GET", "/sandbox/webhooks?limit=100")).body.items.every(
        ({ next_attempt_at }: Json) => next_attempt_at === null,
      ),
    );
    await world.harness.drain();
    assert.deepEqual(await told(state.booking_id), ["payment.succeeded"]);
  });
}

function faults(customers: () => Customers): void {
  for (const kind of ["error_500", "error_429", "error_after_effect", "timeout"])
    test(`${kind} whenever it may: paid once, refunded once`, async () => {
      const delay_ms = kind === "timeout" ? { delay_ms: 200 } : {};
      const disturb = (count: number) => misbehave(customers(), { kind, count, ...delay_ms });
      const state = world.booking.add(
        { user_id: world.customer.user_id, organization_id, price_amount: 10_000 },
        world.harness.clock.now(),
      );
      const create = () =>
        world.call("POST", "/payments/create", {
          booking_id: state.booking_id,
          provider: customers().provider,
        });
      await disturb(2);
      const first = await create();
      await misbehave(customers());
      const { body } = first.status === 201 ? first : await create();
      await disturb(3);
      await customers().pay(body);
      await world.harness.drain();
      world.harness.clock.advance(60_000);
      await becomes(body.id, "SUCCEEDED");
      await disturb(3);
      const key = newId();
      assert.equal((await refund(body.id, { amount: 4_000 }, key)).status, 201);
      world.harness.clock.advance(60_000);
      await becomes(body.id, "PARTIALLY_REFUNDED");
      await misbehave(customers());
      const { captured, refunds: back } = await customers().moneyAt(body.provider_payment_id);
      assert.deepEqual([captured, back], [10_000, [4_000]]);
    });
}

function refunds(customers: () => Customers): void {
  test("refunds: part, the rest, then nothing more", async () => {
    const { state, body } = await paid(customers());
    const first = await refund(body.id, { amount: 2_500 });
    assert.deepEqual([first.status, first.body.status], [201, "SUCCEEDED"]);
    assert.equal(await world.status(body.id), "PARTIALLY_REFUNDED");
    assert.equal((await refund(body.id, { amount: 7_501 })).status, 409);
    assert.equal((await refund(body.id)).body.amount, 7_500);
    assert.equal(await world.status(body.id), "REFUNDED");
    assert.equal((await refund(body.id)).body.code, "invalid_state");
    const { refunds: back } = await customers().moneyAt(body.provider_payment_id);
    assert.deepEqual(
      back.toSorted((a, b) => a - b),
      [2_500, 7_500],
    );
    const types = ["payment.succeeded", "payment.refunded", "payment.refunded"];
    assert.deepEqual(await told(state.booking_id), types);
  });

  test("twenty refunds in parallel never exceed what was captured; one key is one refund", async () => {
    const { body } = await paid(customers());
    const key = newId();
    const same = await Promise.all(Array.from({ length: 5 }, () => refund(body.id, { amount: 1_000 }, key)));
    for (const answer of same) assert.deepEqual(answer.body, same[0]!.body);
    const answers = await Promise.all(Array.from({ length: 20 }, () => refund(body.id, { amount: 700 })));
    assert.equal(answers.filter(({ status }) => status === 201).length, 12);
    await world.harness.drain();
    const { refunds: back } = await customers().moneyAt(body.provider_payment_id);
    assert.equal(
      back.reduce((sum, amount) => sum + amount, 0),
      9_400,
    );
  });

  test("pending: counted as gone, and asked for until it is decided, also without webhooks", async () => {
    const { body } = await paid(customers(), "payWithSlowRefunds");
    await misbehave(customers(), { kind: "drop_webhooks" });
    assert.equal((await refund(body.id, { amount: 6_000 })).body.status, "PENDING");
    assert.equal((await refund(body.id, { amount: 4_001 })).status, 409);
    await world.until("decided", async () => {
      world.harness.clock.advance(4_000);
      return (await world.status(body.id)) === "PARTIALLY_REFUNDED";
    });
    await misbehave(customers());
  });

  test("a cancelled booking gets back what is left, once", async () => {
    const { state, body } = await paid(customers());
    await refund(body.id, { amount: 1_000 });
    for (let times = 0; times < 2; times++)
      await world.booking.happen(bookingCancelled, state.booking_id, {
        status: "CANCELLED",
        payment_status: "REFUNDING",
      });
    await becomes(body.id, "REFUNDED");
    const { refunds: back } = await customers().moneyAt(body.provider_payment_id);
    assert.deepEqual(
      back.toSorted((a, b) => a - b),
      [1_000, 9_000],
    );
  });
}
