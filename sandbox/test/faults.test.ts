import assert from "node:assert/strict";
import { test } from "node:test";
import { refusal, withSandbox } from "./with-sandbox.ts";

const EUR_10 = { amount: 1000, currency: "eur" };

test("the list of faults is replaced, counted down, emptied, and checked strictly", async () => {
  await using sandbox = await withSandbox();
  const put = (body: unknown) => sandbox.api("PUT", "/sandbox/faults", body);
  assert.equal((await put([{ vendor: "stripe", kind: "error_500", count: 2 }])).status, 200);
  await refusal(sandbox.stripe.paymentIntents.create(EUR_10));
  const listed = await sandbox.api("GET", "/sandbox/faults");
  assert.deepEqual(listed.body["items"], [{ vendor: "stripe", kind: "error_500", count: 1, delay_ms: null }]);
  await refusal(sandbox.stripe.paymentIntents.create(EUR_10));
  assert.ok(await sandbox.stripe.paymentIntents.create(EUR_10), "it is over after its count");

  const wrong = [
    { vendor: "stripe" },
    [{ vendor: "nobody", kind: "decline" }],
    [{ vendor: "stripe", kind: "explode" }],
    [{ vendor: "stripe", kind: "decline", count: 0 }],
    [{ vendor: "stripe", kind: "decline", count: "1" }],
    [{ vendor: "stripe", kind: "timeout", delay_ms: -1 }],
    [{ vendor: "stripe", kind: "decline", often: true }],
    [
      { vendor: "stripe", kind: "decline" },
      { vendor: "stripe", kind: "decline" },
    ],
    [{ vendor: "smtp", kind: "drop_webhooks" }],
  ];
  for (const body of wrong) {
    const answer = await put(body);
    assert.deepEqual([answer.status, answer.body["code"]], [422, "validation_failed"], JSON.stringify(body));
    assert.ok(answer.body["errors"].length > 0);
  }
  const broken = await fetch(`${sandbox.url}/sandbox/faults`, {
    method: "PUT",
    body: "[",
    headers: { "content-type": "application/json" },
  });
  assert.deepEqual(
    [broken.status, broken.headers.get("content-type")],
    [400, "application/problem+json; charset=utf-8"],
  );
  await put([{ vendor: "stripe", kind: "decline" }]);
  assert.equal((await sandbox.api("DELETE", "/sandbox/faults")).status, 204);
  assert.deepEqual((await sandbox.api("GET", "/sandbox/faults")).body["items"], []);
});

test("error_500 and error_429 strike before anything happens, and only Foyer's own calls", async () => {
  await using sandbox = await withSandbox();
  const intent = await sandbox.stripe.paymentIntents.create(EUR_10);
  for (const [kind, status] of [
    ["error_500", 500],
    ["error_429", 429],
  ] as const) {
    await sandbox.api("PUT", "/sandbox/faults", [{ vendor: "stripe", kind }]);
    const error = await refusal(sandbox.stripe.paymentIntents.create(EUR_10, { idempotencyKey: "k" }));
    assert.equal(error.statusCode, status);
  }
  assert.equal(
    (await sandbox.customer(intent, { payment_method: "pm_card_visa" })).body["status"],
    "succeeded",
  );
  await sandbox.api("DELETE", "/sandbox/faults");
  assert.equal((await sandbox.stripe.paymentIntents.list()).data.length, 1);
  assert.ok(
    await sandbox.stripe.paymentIntents.create(EUR_10, { idempotencyKey: "k" }),
    "the key was not used up",
  );
});

test("error_after_effect and timeout strike after it happened; the key finds the answer", async () => {
  await using sandbox = await withSandbox();
  const { stripe } = sandbox;
  await sandbox.api("PUT", "/sandbox/faults", [
    { vendor: "stripe", kind: "error_after_effect", count: 1 },
    { vendor: "stripe", kind: "timeout", count: 1 },
  ]);
  const failed = await refusal(stripe.paymentIntents.create(EUR_10, { idempotencyKey: "k1" }));
  assert.equal(failed.statusCode, 500);
  const silent = await refusal(stripe.paymentIntents.create(EUR_10, { idempotencyKey: "k2", timeout: 300 }));
  assert.equal(silent.type, "StripeConnectionError");
  const { data } = await stripe.paymentIntents.list();
  assert.equal(data.length, 2);
  const found = [
    await stripe.paymentIntents.create(EUR_10, { idempotencyKey: "k2" }),
    await stripe.paymentIntents.create(EUR_10, { idempotencyKey: "k1" }),
  ];
  assert.deepEqual(
    found.map((one) => one.id),
    data.map((one) => one.id),
  );
  const { body } = await sandbox.api("GET", "/sandbox/requests");
  assert.ok(
    body["items"].some((item: { status: number | null }) => item.status === null),
    "the silent call is listed without an answer",
  );
});

test("decline declines the next card, whoever confirms, also after 3-D Secure", async () => {
  await using sandbox = await withSandbox();
  const intent = await sandbox.stripe.paymentIntents.create(EUR_10);
  await sandbox.api("PUT", "/sandbox/faults", [{ vendor: "stripe", kind: "decline", count: 2 }]);
  const declined = await sandbox.customer(intent, { payment_method: "pm_card_visa" });
  assert.deepEqual([declined.status, declined.body["error"].code], [402, "card_declined"]);
  const asked = await sandbox.customer(intent, { payment_method: "pm_card_authenticationRequired" });
  const url = asked.body["next_action"].redirect_to_url.url as string;
  const answer = await fetch(url, {
    method: "POST",
    body: new URLSearchParams({ result: "complete" }),
    headers: { accept: "application/json" },
  });
  assert.deepEqual(((await answer.json()) as { status: string }).status, "requires_payment_method");
  assert.equal(
    (await sandbox.customer(intent, { payment_method: "pm_card_visa" })).body["status"],
    "succeeded",
  );
});

test("stopping does not wait for a call that is kept silent", async () => {
  const sandbox = await withSandbox();
  await sandbox.api("PUT", "/sandbox/faults", [{ vendor: "stripe", kind: "timeout" }]);
  const call = refusal(sandbox.stripe.paymentIntents.create(EUR_10, { maxNetworkRetries: 0 }));
  while ((await sandbox.api("GET", "/sandbox/requests")).body["items"].length === 0);
  const before = performance.now();
  await sandbox[Symbol.asyncDispose]();
  assert.equal((await call).type, "StripeConnectionError");
  assert.ok(performance.now() - before < 5_000);
});
