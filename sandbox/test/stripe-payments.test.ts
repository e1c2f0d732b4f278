import assert from "node:assert/strict";
import { test } from "node:test";
import type Stripe from "stripe";
import { refusal, startListener, stripeAt, withSandbox } from "./with-sandbox.ts";

const EUR_25 = {
  amount: 2500,
  currency: "eur",
  metadata: { booking_id: "b1" },
  automatic_payment_methods: { enabled: true },
};

test("the SDK creates, changes, confirms, reads, lists and refunds a payment", async () => {
  await using sandbox = await withSandbox();
  const { stripe } = sandbox;
  const created = await stripe.paymentIntents.create(EUR_25);
  assert.equal(created.status, "requires_payment_method");
  assert.match(created.client_secret ?? "", new RegExp(`^${created.id}_secret_`));
  assert.match(created.lastResponse.requestId, /^req_/);
  assert.equal(created.lastResponse.headers["stripe-version"], "2026-10-28.endive");

  const repriced = await stripe.paymentIntents.update(created.id, {
    amount: 3000,
    metadata: { basket: "2" },
  });
  assert.deepEqual([repriced.amount, repriced.metadata], [3000, { booking_id: "b1", basket: "2" }]);

  const { status, body } = await sandbox.customer(created, { payment_method: "pm_card_visa" });
  assert.deepEqual([status, body["status"], body["metadata"]], [200, "succeeded", undefined]);

  const paid = await stripe.paymentIntents.retrieve(created.id, {
    expand: ["latest_charge", "payment_method"],
  });
  assert.equal(paid.amount_received, 3000);
  const charge = paid.latest_charge as Stripe.Charge;
  assert.deepEqual(
    [charge.paid, charge.payment_method_details?.card?.last4, charge.refunded],
    [true, "4242", false],
  );
  assert.equal((paid.payment_method as Stripe.PaymentMethod).card?.brand, "visa");

  const part = await stripe.refunds.create({
    payment_intent: created.id,
    amount: 1000,
    metadata: { refund_id: "r1" },
  });
  const rest = await stripe.refunds.create({ payment_intent: created.id, reason: "requested_by_customer" });
  assert.deepEqual([part.status, part.amount, rest.amount], ["succeeded", 1000, 2000]);
  const refunds = await stripe.refunds.list({ payment_intent: created.id });
  assert.deepEqual(
    refunds.data.map((one) => one.id),
    [rest.id, part.id],
  );
  assert.equal((await stripe.charges.retrieve(charge.id)).refunded, true);

  assert.equal(
    (await refusal(stripe.refunds.create({ payment_intent: created.id }))).code,
    "charge_already_refunded",
  );
});

test("a refund never takes more than is left", async () => {
  await using sandbox = await withSandbox();
  const intent = await sandbox.stripe.paymentIntents.create({
    ...EUR_25,
    confirm: true,
    payment_method: "pm_card_visa",
  });
  await sandbox.stripe.refunds.create({ payment_intent: intent.id, amount: 2000 });
  const error = await refusal(sandbox.stripe.refunds.create({ payment_intent: intent.id, amount: 501 }));
  assert.match(error.message, /€5\.01\) is greater than unrefunded amount on charge \(€5\.00\)/);
});

test("lists are cut into pages, newest first", async () => {
  await using sandbox = await withSandbox();
  const ids: string[] = [];
  for (let n = 0; n < 5; n += 1) ids.unshift((await sandbox.stripe.paymentIntents.create(EUR_25)).id);
  const first = await sandbox.stripe.paymentIntents.list({ limit: 2 });
  assert.deepEqual([first.data.map((one) => one.id), first.has_more], [ids.slice(0, 2), true]);
  const all = await sandbox.stripe.paymentIntents.list({ limit: 2 }).autoPagingToArray({ limit: 100 });
  assert.deepEqual(
    all.map((one) => one.id),
    ids,
  );
  const back = await sandbox.stripe.paymentIntents.list({ ending_before: ids[2], limit: 2 });
  assert.deepEqual(
    back.data.map((one) => one.id),
    ids.slice(0, 2),
  );
});

test("cards are declined as Stripe declines them, and the customer may try again", async () => {
  await using sandbox = await withSandbox();
  const intent = await sandbox.stripe.paymentIntents.create(EUR_25);
  const table = [
    [{ payment_method: "pm_card_visa_chargeDeclined" }, "card_declined", "generic_decline"],
    [{ payment_method: "pm_card_chargeDeclinedInsufficientFunds" }, "card_declined", "insufficient_funds"],
    [card("4000000000000002"), "card_declined", "generic_decline"],
    [card("4000000000009995"), "card_declined", "insufficient_funds"],
    [card("4000000000000069"), "expired_card", undefined],
    [card("4000000000000127"), "incorrect_cvc", undefined],
    [card("4242424242424241"), "incorrect_number", undefined],
    [card("4532015112830366"), "card_declined", "test_mode_live_card"],
    [card("4242424242424242", { exp_month: "13" }), "invalid_expiry_month", undefined],
    [card("4242424242424242", { exp_year: "2019" }), "invalid_expiry_year", undefined],
    [card("4242424242424242", { cvc: "12" }), "invalid_cvc", undefined],
  ] as const;
  for (const [form, code, declineCode] of table) {
    const { status, body } = await sandbox.customer(intent, form);
    assert.deepEqual(
      [status, body["error"].type, body["error"].code, body["error"].decline_code],
      [402, "card_error", code, declineCode],
    );
  }
  const declined = await sandbox.stripe.paymentIntents.retrieve(intent.id);
  assert.equal(declined.status, "requires_payment_method");
  assert.equal(declined.last_payment_error?.code, "incorrect_cvc");
  assert.equal((await sandbox.customer(intent, card("4242424242424242"))).body["status"], "succeeded");
});

test("3-D Secure asks, takes the answer once, and sends the customer back", async () => {
  await using listener = await startListener();
  await using sandbox = await withSandbox({ webhook_url: listener.url });
  const intent = await sandbox.stripe.paymentIntents.create(EUR_25);
  const return_url = "http://127.0.0.1:3000/checkout?booking=b1";
  const asked = await sandbox.customer(intent, {
    payment_method: "pm_card_authenticationRequired",
    return_url,
  });
  assert.equal(asked.body["status"], "requires_action");
  const url = asked.body["next_action"].redirect_to_url.url as string;
  assert.match(await (await fetch(url)).text(), /Harbour Bank asks: was this you\?.*€25\.00/s);

  const failed = await fetch(url, {
    method: "POST",
    body: new URLSearchParams({ result: "fail" }),
    redirect: "manual",
  });
  assert.equal(failed.status, 303);
  assert.match(
    failed.headers.get("location") ?? "",
    /\/checkout\?booking=b1&payment_intent=pi_\w+&.*redirect_status=failed$/,
  );
  const refused = await sandbox.stripe.paymentIntents.retrieve(intent.id);
  assert.deepEqual(
    [refused.status, refused.last_payment_error?.code],
    ["requires_payment_method", "payment_intent_authentication_failure"],
  );

  const again = await sandbox.customer(intent, card("4000002500003155"));
  const complete = { method: "POST", body: new URLSearchParams({ result: "complete" }) };
  assert.equal((await fetch(url, complete)).status, 410, "an earlier question cannot be answered any more");
  assert.equal((await sandbox.stripe.paymentIntents.retrieve(intent.id)).status, "requires_action");
  const open = again.body["next_action"].redirect_to_url.url as string;
  assert.equal((await fetch(open, complete)).status, 200);
  assert.equal((await fetch(open, complete)).status, 410);
  assert.equal((await sandbox.stripe.paymentIntents.retrieve(intent.id)).status, "succeeded");
  await listener.waitFor(5);
  assert.deepEqual(listener.types(), [
    "payment_intent.created",
    "payment_intent.requires_action",
    "payment_intent.payment_failed",
    "payment_intent.requires_action",
    "payment_intent.succeeded",
  ]);
});

test("the bank's answer to an old sum is worth nothing", async () => {
  await using sandbox = await withSandbox();
  const intent = await sandbox.stripe.paymentIntents.create(EUR_25);
  const asked = await sandbox.customer(intent, { payment_method: "pm_card_authenticationRequired" });
  const repriced = await sandbox.stripe.paymentIntents.update(intent.id, { amount: 2600 });
  assert.equal(repriced.status, "requires_confirmation");
  const url = asked.body["next_action"].redirect_to_url.url as string;
  assert.equal(
    (await fetch(url, { method: "POST", body: new URLSearchParams({ result: "complete" }) })).status,
    410,
  );
  assert.equal((await sandbox.stripe.paymentIntents.retrieve(intent.id)).amount_received, 0);
});

test("moves that Stripe forbids are refused", async () => {
  await using sandbox = await withSandbox();
  const { stripe } = sandbox;
  const cancelled = await stripe.paymentIntents.create(EUR_25);
  await stripe.paymentIntents.cancel(cancelled.id, { cancellation_reason: "abandoned" });
  const paid = await stripe.paymentIntents.create({
    ...EUR_25,
    confirm: true,
    payment_method: "pm_card_visa",
  });
  const refused = [
    stripe.paymentIntents.cancel(cancelled.id),
    stripe.paymentIntents.update(cancelled.id, { amount: 100 }),
    stripe.paymentIntents.confirm(cancelled.id, { payment_method: "pm_card_visa" }),
    stripe.paymentIntents.cancel(paid.id),
    stripe.paymentIntents.update(paid.id, { amount: 100 }),
    stripe.paymentIntents.confirm(paid.id, { payment_method: "pm_card_visa" }),
    stripe.refunds.create({ payment_intent: cancelled.id }),
  ];
  for (const call of refused) {
    const error = await refusal(call);
    assert.deepEqual([error.statusCode, error.code], [400, "payment_intent_unexpected_state"]);
    assert.ok(error.payment_intent?.id);
  }
});

test("a key that does not fit is refused, and a publishable one needs the client secret", async () => {
  await using sandbox = await withSandbox();
  const intent = await sandbox.stripe.paymentIntents.create(EUR_25);
  const wrong = await refusal(stripeAt(sandbox.url, "sk_test_other").paymentIntents.create(EUR_25));
  assert.deepEqual([wrong.statusCode, wrong.type], [401, "StripeAuthenticationError"]);
  const publishable = stripeAt(sandbox.url, "pk_test_foyer_sandbox");
  assert.equal((await refusal(publishable.paymentIntents.create(EUR_25))).code, "secret_key_required");
  assert.equal((await refusal(publishable.paymentIntents.retrieve(intent.id))).code, "parameter_missing");
  const secret = intent.client_secret ?? "";
  assert.equal(
    (await publishable.paymentIntents.retrieve(intent.id, { client_secret: secret })).id,
    intent.id,
  );
  const stranger = await sandbox.customer(
    { id: intent.id, client_secret: "pi_x_secret_y" },
    { payment_method: "pm_card_visa" },
  );
  assert.deepEqual([stranger.status, stranger.body["error"].param], [400, "client_secret"]);
  assert.equal((await fetch(`${sandbox.url}/v1/payment_intents`)).status, 401);
});

export function card(number: string, more: Record<string, string> = {}): Record<string, string> {
  const fields: Record<string, string> = { number, exp_month: "12", exp_year: "2040", cvc: "123", ...more };
  const named = Object.entries(fields).map(([name, value]) => [`payment_method_data[card][${name}]`, value]);
  return { "payment_method_data[type]": "card", ...Object.fromEntries(named) };
}
