import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { bookingCancelled, bookingCreated, bookingExpired } from "../../../contracts/events/booking.ts";
import { PaymentService } from "../../../contracts/gen/payment/v1/payment_pb.ts";
import type { AppError } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { type Json, PAYPAL_ENV, startWorld, type World } from "./world.ts";

// What is so with PayPal only: the customer says yes there, and we take the money.

let world: World;
before(async () => void (world = await startWorld(PAYPAL_ENV)));
after(() => world[Symbol.asyncDispose]());
afterEach(() => world.faults());

const begin = (more = {}) => world.started(more, "paypal");
const create = (booking_id: string, more = {}) =>
  world.call("POST", "/payments/create", { booking_id, provider: "paypal", ...more });
const becomes = (id: string, status: string) =>
  world.until(status, async () => (await world.status(id)) === status);
const orderOf = (started: Json) =>
  world.callPayPal("GET", `/v2/checkout/orders/${started.provider_payment_id}`);
const captured = async (started: Json) => (await orderOf(started)).purchase_units[0].payments !== undefined;
const paypal = (...faults: { kind: string; count?: number; delay_ms?: number }[]) =>
  world.faults(...faults.map((fault) => ({ vendor: "paypal", ...fault })));

test("the answer says where to say yes, and whoever did comes back to where they came from", async () => {
  const { state, body } = await begin();
  assert.deepEqual([body.status, body.provider, body.client_secret], ["PENDING", "paypal", undefined]);
  assert.ok(String(body.approve_url).startsWith(`${world.sandbox.url}/checkoutnow?token=`));
  const approved = await world.approve(body);
  const back = new URL(approved.return_url);
  assert.equal(back.pathname, `/checkout/${state.booking_id}/return`);
  assert.equal(back.searchParams.get("token"), body.provider_payment_id);
  const mine = world.booking.add({ user_id: world.customer.user_id }, world.harness.clock.now());
  const own = await create(mine.booking_id, { return_url: "https://shop.example/back?basket=7" });
  const { return_url } = await world.approve(own.body, "balance", "cancel");
  const url = new URL(return_url);
  assert.deepEqual(
    [url.origin, url.searchParams.get("basket"), url.searchParams.get("cancelled")],
    ["https://shop.example", "7", "1"],
  );
});

test("without a yes nothing happens: the payment stays open, and its page stays the same", async () => {
  const { state, body } = await begin();
  await world.approve(body, "balance", "cancel");
  world.harness.clock.advance(60_000);
  await world.harness.drain();
  assert.equal(await world.status(body.id), "PENDING");
  assert.equal((await create(state.booking_id)).body.approve_url, body.approve_url);
});

test("the customer's return is enough: no webhook, no waiting", async () => {
  await paypal({ kind: "drop_webhooks" });
  const check = (id: string, who = world.customer) =>
    world.call("POST", `/payments/${id}/check`, undefined, who);
  const { body } = await begin();
  assert.equal((await check(body.id)).body.status, "PENDING");
  await world.approve(body);
  assert.equal((await check(body.id, await world.auth.person())).status, 404);
  const looked = await check(body.id);
  assert.deepEqual([looked.status, looked.body.status], [200, "PROCESSING"]);
  await becomes(body.id, "SUCCEEDED");
  assert.equal((await check(body.id)).body.status, "SUCCEEDED");

  // Whoever starts again instead finds it under way, too.
  const other = await begin();
  await world.approve(other.body);
  const again = await create(other.state.booking_id);
  assert.deepEqual([again.status, again.body.status, again.body.approve_url], [201, "PROCESSING", undefined]);

  // Looking is no try: what was declined stays declined.
  const third = await begin();
  await world.approve(third.body, "declined");
  await check(third.body.id);
  await becomes(third.body.id, "FAILED");
  assert.equal((await check(third.body.id)).body.status, "FAILED");
  const fourth = await begin();
  await paypal({ kind: "error_500" });
  assert.equal((await check(fourth.body.id)).status, 503);
});

test("after the yes the basket no longer changes, before it it does", async () => {
  await paypal({ kind: "drop_webhooks" });
  const { state, body } = await begin();
  const reprice = (amount: bigint) =>
    world.harness
      .room("booking")
      .base.rpc("payment", PaymentService)
      .reprice({ bookingId: state.booking_id, priceAmount: amount, priceCurrency: "EUR" });
  await reprice(7_000n);
  assert.equal((await orderOf(body)).purchase_units[0].amount.value, "70.00");
  await reprice(6_900n);
  await world.approve(body);
  await assert.rejects(reprice(7_100n), (error: AppError) => error.code === "payment_in_progress");
  await becomes(body.id, "SUCCEEDED");
});

test("a yes for what is over is worth nothing: expired, cancelled, or the hold has just ended", async () => {
  const endings: [string, (booking_id: string) => Promise<unknown>][] = [
    ["expired", (id) => world.booking.happen(bookingExpired, id, { status: "EXPIRED" })],
    ["cancelled", (id) => world.booking.happen(bookingCancelled, id, { status: "CANCELLED" })],
  ];
  for (const [what, end] of endings) {
    await paypal({ kind: "drop_webhooks" });
    const { state, body } = await begin();
    await world.approve(body);
    await end(state.booking_id);
    await becomes(body.id, "CANCELLED");
    assert.equal(await captured(body), false, what);
  }
  await paypal();
  // Booking has not come to say so yet.
  const soon = new Date(world.harness.clock.now().getTime() + 20_000).toISOString();
  const { state, body } = await begin({ expires_at: soon });
  world.harness.clock.advance(30_000);
  await world.approve(body);
  await world.until("taken back", async () => (await world.status(body.id)) === "CREATED");
  assert.equal(await captured(body), false);
  assert.deepEqual((await world.types(state.booking_id)).slice(-2), ["payment.processing", "payment.failed"]);
});

test("PayPal away after the yes: taken when it is back, once", async () => {
  const { state, body } = await begin();
  await paypal({ kind: "error_500" }, { kind: "duplicate_webhooks" });
  await world.approve(body);
  for (let times = 0; times < 3; times++) {
    world.harness.clock.advance(20_000);
    await world.harness.drain();
  }
  await paypal();
  assert.equal(await captured(body), false);
  world.harness.clock.advance(30_000);
  await becomes(body.id, "SUCCEEDED");
  const types = await world.types(state.booking_id);
  assert.equal(types.filter((type) => type === "payment.succeeded").length, 1);
  assert.equal((await orderOf(body)).purchase_units[0].payments.captures.length, 1);
});

test("paid with a card while the PayPal page is open: its yes is not taken", async () => {
  const { state, body } = await begin();
  const card = await world.call("POST", "/payments/create", {
    booking_id: state.booking_id,
    provider: "stripe",
  });
  await world.pay(card.body);
  await becomes(card.body.id, "SUCCEEDED");
  await world.approve(body);
  await becomes(body.id, "CANCELLED");
  assert.equal(await captured(body), false);
});

test("both at the very same moment: one payment counts, and no money is kept twice", async () => {
  for (let round = 0; round < 5; round++) {
    const { state, body } = await begin();
    const card = await world.call("POST", "/payments/create", {
      booking_id: state.booking_id,
      provider: "stripe",
    });
    await Promise.all([world.pay(card.body), world.approve(body), world.harness.drain()]);
    await world.until("settled", async () => {
      world.harness.clock.advance(5_000);
      const [one, two] = [await world.status(card.body.id), await world.status(body.id)];
      return (
        [one, two].filter((status) => status === "SUCCEEDED").length === 1 && !/PENDING|PROC/.test(one + two)
      );
    });
    const types = await world.types(state.booking_id);
    assert.equal(types.filter((type) => type === "payment.succeeded").length, 1);
  }
});

test("a review that ends in a no: told as declined, and another order is made for the next try", async () => {
  const { state, body } = await begin();
  await world.approve(body, "review_denied");
  await becomes(body.id, "PROCESSING");
  await world.until("denied", async () => {
    world.harness.clock.advance(4_000);
    return (await world.status(body.id)) === "FAILED";
  });
  const next = await create(state.booking_id);
  assert.notEqual(next.body.provider_payment_id, body.provider_payment_id);
  await world.approve(next.body);
  await becomes(body.id, "SUCCEEDED");
});

test("a decline is in the log of calls, with PayPal's reason", async () => {
  const { body } = await begin();
  await world.approve(body, "declined");
  await becomes(body.id, "FAILED");
  const { rows } = await world.context.db.query({
    name: "",
    text: "select operation, outcome, error_code from payment_log where provider_payment_id = $1 and operation = 'capture_intent'",
    values: [body.provider_payment_id],
  });
  const error_code = `${body.provider_payment_id}:INSTRUMENT_DECLINED`;
  assert.deepEqual(rows, [{ operation: "capture_intent", outcome: "refused", error_code }]);
});

test("yen are whole; a currency that PayPal does not take is said at once", async () => {
  const { body } = await begin({ price_amount: 6_900, price_currency: "JPY" });
  assert.deepEqual((await orderOf(body)).purchase_units[0].amount, { currency_code: "JPY", value: "6900" });
  const now = world.harness.clock.now();
  const dinars = world.booking.add(
    { user_id: world.customer.user_id, price_amount: 6_900, price_currency: "KWD" },
    now,
  );
  const refused = await create(dinars.booking_id);
  assert.deepEqual(
    [refused.status, refused.body.code, refused.body.errors[0].pointer, refused.body.errors[0].code],
    [422, "validation_failed", "/provider", "currency_not_supported"],
  );
});

test("a refund made in PayPal's dashboard counts like ours", async () => {
  const organization_id = newId();
  const owner = await world.auth.person({ memberships: { [organization_id]: "owner" } });
  const { body } = await begin({ organization_id, price_amount: 10_000 });
  await world.approve(body);
  await becomes(body.id, "SUCCEEDED");
  const { id } = (await orderOf(body)).purchase_units[0].payments.captures[0];
  const amount = { currency_code: "EUR", value: "70.00" };
  await world.callPayPal("POST", `/v2/payments/captures/${id}/refund`, { amount });
  await becomes(body.id, "PARTIALLY_REFUNDED");
  const rest = await world.call("POST", `/payments/${body.id}/refund`, {}, owner);
  assert.deepEqual([rest.status, rest.body.amount], [201, 3_000]);
});

test("money that somebody captured past us goes back when it is not the price", async () => {
  const { state, body } = await begin();
  const path = "/purchase_units/@reference_id=='default'/amount";
  const value = { currency_code: "EUR", value: "1.00" };
  await paypal({ kind: "drop_webhooks", count: 1 });
  await world.callPayPal("PATCH", `/v2/checkout/orders/${body.provider_payment_id}`, [
    { op: "replace", path, value },
  ]);
  await world.approve(body);
  await world.callPayPal("POST", `/v2/checkout/orders/${body.provider_payment_id}/capture`, {});
  await becomes(body.id, "REFUNDED");
  assert.ok(!(await world.types(state.booking_id)).includes("payment.succeeded"));
  assert.ok((await world.audited(body.id)).includes("payment.mismatch"));
});

test("forged webhooks are refused in the same words; while PayPal cannot be asked: 503, and it sends again", async () => {
  const { body } = await begin();
  const now = world.harness.clock
    .now()
    .toISOString()
    .replace(/\.\d+Z/, "Z");
  const headers = {
    "content-type": "application/json",
    "paypal-transmission-id": newId(),
    "paypal-transmission-time": now,
    "paypal-transmission-sig": Buffer.from("x".repeat(256)).toString("base64"),
    "paypal-cert-url": `${world.sandbox.url}/v1/notifications/certs/CERT-sandbox`,
    "paypal-auth-algo": "SHA256withRSA",
  };
  const event = JSON.stringify({
    id: `WH-${newId()}`,
    event_type: "PAYMENT.CAPTURE.COMPLETED",
    resource: { id: "1", supplementary_data: { related_ids: { order_id: body.provider_payment_id } } },
  });
  const send = async (text: string, sent: Record<string, string> = headers) => {
    const response = await fetch(`${world.url}/webhooks/paypal`, {
      method: "POST",
      body: text,
      headers: sent,
    });
    return { status: response.status, body: (await response.json()) as Json };
  };
  const { "paypal-cert-url": _, ...unsigned } = headers;
  const cases: [string, Promise<{ status: number; body: Json }>][] = [
    ["not PayPal's", send(event)],
    ["no headers", send(event, unsigned)],
    ["no event", send("[]")],
    ["two values", send(`${event},"webhook_id":"X"`)],
    ["old", send(event, { ...headers, "paypal-transmission-time": "2020-01-01T00:00:00Z" })],
  ];
  const words = new Set<string>();
  for (const [what, answer] of cases) {
    const { status, body: problem } = await answer;
    assert.deepEqual([status, problem.code], [400, "invalid_signature"], what);
    words.add(JSON.stringify({ ...problem, correlation_id: "" }));
  }
  assert.equal(words.size, 1);
  assert.equal((await send("x".repeat(300_000))).status, 413);
  await paypal({ kind: "error_500" });
  const away = await send(event);
  assert.deepEqual([away.status, away.body.code], [503, "dependency_unavailable"]);
  await paypal();
  await world.harness.drain();
  assert.equal(await world.status(body.id), "PENDING");
});

test("nothing of the payer and no token is kept or logged", async () => {
  const { state, body } = await begin();
  await world.booking.happen(bookingCreated, state.booking_id);
  await world.approve(body);
  await becomes(body.id, "SUCCEEDED");
  const { rows } = await world.context.db.query({
    name: "",
    text: `select coalesce(string_agg(x, ' '), '') as everything from (
      select to_jsonb(w)::text as x from webhook_events w union all select to_jsonb(l)::text from payment_log l
      union all select to_jsonb(p)::text from payments p union all select to_jsonb(o)::text from outbox o
      union all select to_jsonb(t)::text from tasks t union all select to_jsonb(c)::text from captures c) all_of_it`,
    values: [],
  });
  const text = `${rows[0].everything} ${world.harness.log_lines.join(" ")}`;
  assert.ok(text.includes(body.provider_payment_id));
  for (const canary of ["payer@paypal.example", "Payer", "A21AA", "secret_foyer_sandbox", "checkoutnow"])
    assert.ok(!text.includes(canary), canary);
  const asked = (await world.sandbox.api("GET", "/sandbox/requests?vendor=paypal&limit=100")).body;
  assert.ok(!JSON.stringify(asked).includes("A21AA"));
});
