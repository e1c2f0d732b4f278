import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { bookingExpired, bookingUpdated } from "../../../contracts/events/booking.ts";
import { newId } from "../../../platform/ids.ts";
import { greedy } from "./toy-booking.ts";
import { startWorld, type World } from "./world.ts";

let world: World;
before(async () => void (world = await startWorld()));
after(() => world[Symbol.asyncDispose]());

test("a customer pays, and it is told once, with what it was paid with", async () => {
  const { state, body } = await world.started();
  assert.deepEqual(
    [body.status, body.amount, body.currency, body.publishable_key],
    ["PENDING", 6900, "EUR", "pk_test_foyer_sandbox"],
  );
  assert.ok(String(body.client_secret).startsWith(body.provider_payment_id));
  assert.equal((await world.pay(body)).status, 200);
  await world.until("paid", async () => (await world.status(body.id)) === "SUCCEEDED");
  assert.deepEqual(await world.types(state.booking_id), ["payment.created", "payment.succeeded"]);
  const { data } = (await world.events(state.booking_id))[1]!.event as { data: Record<string, unknown> };
  assert.deepEqual(data, {
    payment_id: body.id,
    booking_id: state.booking_id,
    organization_id: state.organization_id,
    user_id: state.user_id,
    provider: "stripe",
    amount: 6900,
    currency: "EUR",
    status: "SUCCEEDED",
    captured_amount: 6900,
    refunded_amount: 0,
  });
  assert.equal((await world.call("GET", `/payments/${body.id}`)).body.method_label, "Visa •••• 4242");
  assert.deepEqual(await world.audited(body.id), ["payment.capture"]);
});

test("the same booking again is the same payment; a basket that was never told of too", async () => {
  const silent = world.booking.add({ user_id: world.customer.user_id }, world.harness.clock.now());
  const create = () =>
    world.call("POST", "/payments/create", { booking_id: silent.booking_id, provider: "stripe" });
  const [first, second] = [await create(), await create()];
  assert.equal(second.status, 201);
  assert.deepEqual(second.body, first.body);
});

test("one key fifty times in parallel is one intent and one answer", async () => {
  const { booking_id } = world.booking.add({ user_id: world.customer.user_id }, world.harness.clock.now());
  const key = newId();
  const answers = await Promise.all(
    Array.from({ length: 50 }, () =>
      world.call("POST", "/payments/create", { booking_id, provider: "stripe" }, world.customer, key),
    ),
  );
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([201]));
  for (const { body } of answers) assert.deepEqual(body, answers[0]!.body);
  assert.equal(await intentsOf(booking_id), 1);
  const other = await world.call(
    "POST",
    "/payments/create",
    { booking_id, provider: "stripe", return_url: "https://example.org/" },
    world.customer,
    key,
  );
  assert.deepEqual([other.status, other.body.code], [422, "idempotency_key_reused"]);
});

test("who may not, what may not", async () => {
  const now = world.harness.clock.now();
  const { state, body } = await world.started();
  const stranger = await world.auth.person();
  const nameless = await world.auth.person({ email: "", roles: ["guest"] });
  const guest = await world.auth.person({ email: greedy, roles: ["guest"] });
  const create = (booking: { booking_id: string }, who = world.customer, more: object = {}) =>
    world.call(
      "POST",
      "/payments/create",
      { booking_id: booking.booking_id, provider: "stripe", ...more },
      who,
    );
  const mine = (given: object) => world.booking.add({ user_id: world.customer.user_id, ...given }, now);
  const cases: [string, Promise<{ status: number; body: Record<string, unknown> }>, number, string][] = [
    ["foreign booking", create(state, stranger), 404, "not_found"],
    ["missing booking", create({ booking_id: newId() }), 404, "not_found"],
    [
      "no e-mail",
      create(world.booking.add({ user_id: nameless.user_id }, now), nameless),
      422,
      "contact_required",
    ],
    [
      "a guest who has enough",
      create(world.booking.add({ user_id: guest.user_id }, now), guest),
      422,
      "limit_exceeded",
    ],
    ["free", create(mine({ price_amount: 0 })), 409, "invalid_state"],
    ["expired", create(mine({ status: "EXPIRED" })), 409, "invalid_state"],
    [
      "hold over",
      create(mine({ expires_at: new Date(now.getTime() - 1).toISOString() })),
      409,
      "invalid_state",
    ],
    [
      "PayPal without its settings",
      create(state, world.customer, { provider: "paypal" }),
      422,
      "validation_failed",
    ],
    ["a price from the client", create(state, world.customer, { amount: 1 }), 422, "validation_failed"],
    ["below the provider's least", create(mine({ price_amount: 10 })), 422, "validation_failed"],
    ["foreign payment", world.call("GET", `/payments/${body.id}`, undefined, stranger), 404, "not_found"],
    [
      "foreign refunds",
      world.call("GET", `/payments/${body.id}/refunds`, undefined, stranger),
      404,
      "not_found",
    ],
  ];
  for (const [what, answer, status, code] of cases) {
    const given = await answer;
    assert.deepEqual([given.status, given.body.code], [status, code], what);
  }
  const viewer = await world.auth.person({ memberships: { [state.organization_id]: "viewer" } });
  const scanner = await world.auth.person({ memberships: { [state.organization_id]: "scanner" } });
  assert.equal((await world.call("GET", `/payments/${body.id}`, undefined, viewer)).status, 200);
  assert.equal((await world.call("GET", `/payments/${body.id}`, undefined, scanner)).status, 403);
});

test("a declined card is told once; the same payment may then be paid", async () => {
  const { state, body } = await world.started();
  assert.equal((await world.pay(body, "pm_card_visa_chargeDeclined")).status, 402);
  await world.until("declined", async () => (await world.status(body.id)) === "FAILED");
  assert.equal((await world.pay(body, "pm_card_chargeDeclinedInsufficientFunds")).status, 402);
  await world.until("declined again", async () => (await world.types(state.booking_id)).length === 3);
  await world.pay(body);
  await world.until("paid", async () => (await world.status(body.id)) === "SUCCEEDED");
  assert.deepEqual(await world.types(state.booking_id), [
    "payment.created",
    "payment.failed",
    "payment.failed",
    "payment.succeeded",
  ]);
});

test("expiry cancels the intent at the provider; one that was paid before counts as paid", async () => {
  const one = await world.started();
  await world.booking.happen(bookingExpired, one.state.booking_id, { status: "EXPIRED" });
  await world.until("cancelled", async () => (await world.status(one.body.id)) === "CANCELLED");
  assert.equal(
    (await world.sandbox.stripe.paymentIntents.retrieve(one.body.provider_payment_id)).status,
    "canceled",
  );

  const late = await world.started();
  await world.faults({ kind: "drop_webhooks", count: 1 });
  await world.pay(late.body);
  await world.booking.happen(bookingExpired, late.state.booking_id, { status: "EXPIRED" });
  await world.until("paid", async () => (await world.status(late.body.id)) === "SUCCEEDED");
  assert.deepEqual(await world.types(late.state.booking_id), ["payment.created", "payment.succeeded"]);
  // Booking could not have the places any more.
  await world.booking.happen(bookingUpdated, late.state.booking_id, { payment_status: "REFUNDING" });
  await world.booking.happen(bookingUpdated, late.state.booking_id, { payment_status: "REFUNDING" });
  await world.until("refunded", async () => (await world.status(late.body.id)) === "REFUNDED");
  const refunds = await world.sandbox.stripe.refunds.list({ payment_intent: late.body.provider_payment_id });
  assert.deepEqual(
    refunds.data.map((refund) => refund.amount),
    [6900],
  );
});

test("3-D Secure: the customer's bank asks first", async () => {
  const { body } = await world.started();
  const asked = await world.pay(body, "pm_card_authenticationRequired");
  assert.equal(asked.body.status, "requires_action");
  await world.until("open", async () => (await world.status(body.id)) === "PENDING");
  await fetch(asked.body.next_action.redirect_to_url.url, {
    method: "POST",
    body: new URLSearchParams({ result: "complete" }),
    redirect: "manual",
  });
  await world.until("paid", async () => (await world.status(body.id)) === "SUCCEEDED");
});

async function intentsOf(booking_id: string): Promise<number> {
  const all = await world.sandbox.stripe.paymentIntents.list({ limit: 100 });
  return all.data.filter((intent) => intent.metadata.booking_id === booking_id).length;
}

test("a bank that takes its time: told when it begins and when it ends", async () => {
  const { state, body } = await world.started();
  await world.pay(body, "pm_sandbox_processing");
  await world.until("processing", async () => (await world.status(body.id)) === "PROCESSING");
  world.harness.clock.advance(4_000);
  await world.until("paid", async () => (await world.status(body.id)) === "SUCCEEDED");
  assert.deepEqual(await world.types(state.booking_id), [
    "payment.created",
    "payment.processing",
    "payment.succeeded",
  ]);
});
