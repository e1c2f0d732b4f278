import assert from "node:assert/strict";
import { test } from "node:test";
import type Stripe from "stripe";
import type { Received } from "./with-sandbox.ts";
import { apiAt, refusal, startListener, temporaryFolder, withSandbox } from "./with-sandbox.ts";
import { startSandbox } from "../sandbox.ts";

const EUR_10 = { amount: 1000, currency: "eur", metadata: { booking_id: "b1" } };
const PAID = { ...EUR_10, confirm: true, payment_method: "pm_card_visa" };

test("every change is told in order, signed as the SDK expects it", async () => {
  await using listener = await startListener();
  await using sandbox = await withSandbox({ webhook_url: listener.url });
  const intent = await sandbox.stripe.paymentIntents.create(PAID);
  await sandbox.stripe.refunds.create({ payment_intent: intent.id });
  const [created, ...rest] = await listener.waitFor(4);
  assert.deepEqual(listener.types(), [
    "payment_intent.created",
    "payment_intent.succeeded",
    "refund.created",
    "charge.refunded",
  ]);
  assert.ok(created && rest.length === 3);
  for (const { body, signature, event } of listener.received) {
    assert.equal(sandbox.stripe.webhooks.constructEvent(body, signature, "whsec_foyer_sandbox").id, event.id);
    assert.throws(() => sandbox.stripe.webhooks.constructEvent(`${body} `, signature, "whsec_foyer_sandbox"));
  }
  const object = listener.received[1]?.event.data.object as Stripe.PaymentIntent;
  assert.deepEqual([object.status, object.metadata["booking_id"]], ["succeeded", "b1"]);
});

test("what is not answered with 2xx comes again", async () => {
  await using listener = await startListener();
  listener.answers.push(500, 302);
  let now = Date.now();
  await using sandbox = await withSandbox({ webhook_url: listener.url, clock: () => now });
  await sandbox.stripe.paymentIntents.create(EUR_10);
  const attempts = async (count: number): Promise<Record<string, unknown>> => {
    for (;;) {
      const { body } = await sandbox.api("GET", "/sandbox/webhooks");
      if (body["items"][0].attempts >= count) return body["items"][0];
    }
  };
  assert.deepEqual(pick(await attempts(1)), [1, 500, false, new Date(now + 1_000).toISOString()]);
  now += 1_000;
  assert.deepEqual(pick(await attempts(2)), [2, 302, false, new Date(now + 3_000).toISOString()]);
  now += 3_000;
  assert.deepEqual(pick(await attempts(3)), [3, 200, true, null]);
  const [first, , third] = listener.received;
  assert.equal(first?.body, third?.body);
  assert.notEqual(first?.signature, third?.signature);
});

function intentIn(received: Received | undefined): string | undefined {
  return (received?.event.data.object as Stripe.PaymentIntent | undefined)?.id;
}

function pick(webhook: Record<string, unknown>): unknown[] {
  return [webhook["attempts"], webhook["last_status"], webhook["delivered"], webhook["next_attempt_at"]];
}

test("what was not delivered survives a restart", async () => {
  using folder = temporaryFolder();
  await using listener = await startListener();
  const settings = { host: "127.0.0.1", port: 0, smtp_port: 0, data_dir: folder.path };
  const before = await startSandbox({ ...settings, webhook_url: undefined });
  const { body } = await apiAt(before.url)("GET", "/sandbox/webhooks");
  assert.deepEqual(body["items"], []);
  const form = new URLSearchParams({ amount: "1000", currency: "eur" });
  await fetch(`${before.url}/v1/payment_intents`, {
    method: "POST",
    body: form,
    headers: { authorization: "Bearer sk_test_foyer_sandbox" },
  });
  await before.stop();
  const after = await startSandbox({ ...settings, webhook_url: () => listener.url });
  await listener.waitFor(1);
  await after.stop();
});

test("resending sends the same event once more, also a dropped one", async () => {
  await using listener = await startListener();
  await using sandbox = await withSandbox({ webhook_url: listener.url });
  await sandbox.api("PUT", "/sandbox/faults", [{ vendor: "stripe", kind: "drop_webhooks", count: 1 }]);
  await sandbox.stripe.paymentIntents.create(EUR_10);
  const intent = await sandbox.stripe.paymentIntents.create(EUR_10);
  await listener.waitFor(1);
  assert.equal(intentIn(listener.received[0]), intent.id);
  const { body } = await sandbox.api("GET", "/sandbox/webhooks");
  const dropped = body["items"][1];
  assert.deepEqual([dropped.attempts, dropped.dropped, dropped.delivered], [0, true, false]);
  assert.equal((await sandbox.api("POST", `/sandbox/webhooks/${dropped.id}/resend`)).status, 200);
  await listener.waitFor(2);
  assert.equal(listener.received[1]?.event.id, dropped.id);
  assert.equal((await sandbox.api("POST", "/sandbox/webhooks/evt_nobody/resend")).status, 404);
});

test("webhooks are duplicated, delayed and reordered on request", async () => {
  await using listener = await startListener();
  let now = Date.now();
  await using sandbox = await withSandbox({ webhook_url: listener.url, clock: () => now });
  await sandbox.api("PUT", "/sandbox/faults", [{ vendor: "stripe", kind: "duplicate_webhooks", count: 1 }]);
  await sandbox.stripe.paymentIntents.create(EUR_10);
  await listener.waitFor(5);
  assert.equal(new Set(listener.received.map((one) => one.event.id)).size, 1);

  await sandbox.api("PUT", "/sandbox/faults", [
    { vendor: "stripe", kind: "delay_webhooks", count: 1, delay_ms: 60_000 },
  ]);
  await sandbox.stripe.paymentIntents.create(EUR_10);
  const late = await sandbox.stripe.paymentIntents.create(EUR_10);
  await listener.waitFor(6);
  assert.equal(intentIn(listener.received[5]), late.id, "the later one came first");
  now += 60_000;
  await listener.waitFor(7);

  await sandbox.api("PUT", "/sandbox/faults", [
    { vendor: "stripe", kind: "reorder_webhooks", delay_ms: 1_000 },
  ]);
  const paid = await sandbox.stripe.paymentIntents.create(PAID);
  await sandbox.stripe.refunds.create({ payment_intent: paid.id });
  now += 1_000;
  await listener.waitFor(11);
  assert.deepEqual(listener.types().slice(7), [
    "charge.refunded",
    "refund.created",
    "payment_intent.succeeded",
    "payment_intent.created",
  ]);
});

test("slow banks: a payment is processing first, a refund arrives or comes back later", async () => {
  await using listener = await startListener();
  let now = Date.now();
  await using sandbox = await withSandbox({ webhook_url: listener.url, clock: () => now });
  const intent = await sandbox.stripe.paymentIntents.create({
    ...EUR_10,
    confirm: true,
    payment_method: "pm_sandbox_processing",
  });
  assert.equal(intent.status, "processing");
  const early = await refusal(sandbox.stripe.paymentIntents.update(intent.id, { amount: 1100 }));
  assert.equal(early.code, "payment_intent_unexpected_state");
  now += 3_000;
  await listener.waitFor(3);
  const pending = await sandbox.stripe.paymentIntents.create({
    ...EUR_10,
    confirm: true,
    payment_method: "pm_card_pendingRefund",
  });
  const refund = await sandbox.stripe.refunds.create({ payment_intent: pending.id });
  assert.equal(refund.status, "pending");
  now += 3_000;
  await listener.waitFor(8);
  assert.deepEqual(listener.types(), [
    "payment_intent.created",
    "payment_intent.processing",
    "payment_intent.succeeded",
    "payment_intent.created",
    "payment_intent.succeeded",
    "refund.created",
    "charge.refunded",
    "refund.updated",
  ]);
  assert.equal((await sandbox.stripe.refunds.retrieve(refund.id)).status, "succeeded");
});
