import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { sign } from "../../../sandbox/stripe/signature.ts";
import { discard, listTasks, replay } from "../../../platform/jobs/tasks.ts";
import { type Json, startWorld, type World } from "./world.ts";

let world: World;
before(
  async () =>
    void (world = await startWorld({ STRIPE_WEBHOOK_SECRET: "whsec_foyer_sandbox,whsec_the_next_one" })),
);
after(() => world[Symbol.asyncDispose]());

const nowSeconds = () => Math.floor(world.harness.clock.now().getTime() / 1000);
const bodyOf = (type: string, object: Json, more: Json = {}) =>
  JSON.stringify(
    {
      id: `evt_${randomUUID()}`,
      object: "event",
      api_version: "2026-10-28.endive",
      created: nowSeconds(),
      data: { object },
      livemode: false,
      type,
      ...more,
    },
    null,
    2,
  );

async function send(body: string | Buffer, signature?: string): Promise<{ status: number; body: Json }> {
  const headers = {
    "content-type": "application/json; charset=utf-8",
    ...(signature === undefined ? {} : { "stripe-signature": signature }),
  };
  const response = await fetch(`${world.url}/webhooks/stripe`, {
    method: "POST",
    body: body as string,
    headers,
  });
  return { status: response.status, body: (await response.json()) as Json };
}

test("what is not signed by Stripe, now, over these bytes is refused, always in the same words", async () => {
  const { body: started } = await world.started();
  const body = bodyOf("payment_intent.succeeded", {
    id: started.provider_payment_id,
    object: "payment_intent",
  });
  const good = sign(body, nowSeconds());
  const flip = (text: string) => text.replace(/.$/, (last) => (last === "0" ? "1" : "0"));
  const bad: [string, string | Buffer, string | undefined][] = [
    ["no signature", body, undefined],
    ["empty", body, ""],
    ["no time", body, good.replace(/^t=\d+,/, "")],
    ["other time", body, good.replace(/^t=(\d+)/, (_, t: string) => `t=${Number(t) - 1}`)],
    ["a flipped bit", body, flip(good)],
    ["too old", body, sign(body, nowSeconds() - 302)],
    ["from the future", body, sign(body, nowSeconds() + 302)],
    ["other secret", body, sign(body, nowSeconds(), "whsec_other")],
    ["empty secret", body, sign(body, nowSeconds(), "")],
    ["re-serialised", JSON.stringify(JSON.parse(body)), good],
    ["a byte order mark before it", Buffer.from(`\ufeff${body}`), good],
    ["v0 instead of v1", body, good.replace("v1=", "v0=")],
    ["signed, but no event", "[]", sign("[]", nowSeconds())],
  ];
  const answers = new Set<string>();
  for (const [what, sent, signature] of bad) {
    const { status, body: problem } = await send(sent, signature);
    assert.deepEqual([status, problem.code], [400, "invalid_signature"], what);
    answers.add(JSON.stringify({ ...problem, correlation_id: "" }));
  }
  assert.equal(answers.size, 1);
  assert.equal((await send("x".repeat(300_000), good)).status, 413);
  await world.harness.drain();
  assert.equal(await world.status(started.id), "PENDING");
});

test("any of the configured secrets, any of several signatures, 299 s either way", async () => {
  for (const make of [
    (body: string) => sign(body, nowSeconds(), "whsec_the_next_one"),
    (body: string) => `${sign(body, nowSeconds(), "whsec_other")},${sign(body, nowSeconds()).split(",")[1]}`,
    (body: string) => sign(body, nowSeconds() - 299),
    (body: string) => sign(body, nowSeconds() + 298),
  ]) {
    const body = bodyOf("customer.created", { id: "cus_1", object: "customer", email: "canary@example.org" });
    assert.equal((await send(body, make(body))).status, 200);
  }
});

test("a signed lie changes nothing: how things stand is asked, not believed", async () => {
  const { state, body: started } = await world.started();
  const body = bodyOf("payment_intent.succeeded", {
    id: started.provider_payment_id,
    object: "payment_intent",
    status: "succeeded",
    amount_received: 6900,
  });
  assert.equal((await send(body, sign(body, nowSeconds()))).status, 200);
  await world.harness.drain();
  assert.equal(await world.status(started.id), "PENDING");
  assert.deepEqual(await world.types(state.booking_id), ["payment.created"]);
});

test("duplicated, reordered, replayed and resent: one effect", async () => {
  const { state, body } = await world.started();
  await world.faults({ kind: "duplicate_webhooks" }, { kind: "reorder_webhooks", delay_ms: 300 });
  await world.pay(body, "pm_card_visa_chargeDeclined");
  await world.pay(body);
  await world.until("paid", async () => (await world.status(body.id)) === "SUCCEEDED");
  await world.until("all webhooks delivered", async () =>
    (await webhooksOf(body.provider_payment_id)).every((webhook) => webhook.delivered),
  );
  await world.faults();
  for (const { id } of await webhooksOf(body.provider_payment_id))
    await world.sandbox.api("POST", `/sandbox/webhooks/${id}/resend`);
  await world.until("resent", async () =>
    (await webhooksOf(body.provider_payment_id)).every((webhook) => webhook.next_attempt_at === null),
  );
  await world.harness.drain();
  assert.equal(
    (await world.types(state.booking_id)).filter((type) => type === "payment.succeeded").length,
    1,
  );
  assert.deepEqual(await world.audited(body.id), ["payment.capture"]);
  // A decline that is reported after the money is no news.
  assert.equal(await world.status(body.id), "SUCCEEDED");
});

test("the same event id with another body is not heard twice", async () => {
  const { body: first } = await world.started();
  const { body: second } = await world.started();
  const id = `evt_${randomUUID()}`;
  await world.faults({ kind: "drop_webhooks", count: 1 });
  await world.pay(second);
  for (const started of [first, second]) {
    const body = bodyOf(
      "payment_intent.succeeded",
      { id: started.provider_payment_id, object: "payment_intent" },
      { id },
    );
    assert.equal((await send(body, sign(body, nowSeconds()))).status, 200);
    await world.harness.drain();
  }
  assert.equal(await world.status(second.id), "PENDING");
});

test("dropped: reconciliation asks within two minutes", async () => {
  const { state, body } = await world.started();
  await world.faults({ kind: "drop_webhooks", count: 1 });
  await world.pay(body);
  await world.harness.drain();
  assert.equal(await world.status(body.id), "PENDING");
  world.harness.clock.advance(60_000);
  await world.harness.drain();
  assert.equal(await world.status(body.id), "SUCCEEDED");
  assert.deepEqual(await world.types(state.booking_id), ["payment.created", "payment.succeeded"]);
});

test("money for no booking of ours, of another mode or of an unknown object waits for a person", async () => {
  const unmarked = await world.sandbox.stripe.paymentIntents.create({
    amount: 500,
    currency: "eur",
    confirm: true,
    payment_method: "pm_card_visa",
  });
  const nobody = await world.sandbox.stripe.paymentIntents.create({
    amount: 500,
    currency: "eur",
    metadata: { booking_id: randomUUID() },
    confirm: true,
    payment_method: "pm_card_visa",
  });
  const { body: started } = await world.started();
  const live = bodyOf(
    "payment_intent.succeeded",
    { id: started.provider_payment_id, object: "payment_intent" },
    { livemode: true },
  );
  const unknown = bodyOf("payment_intent.succeeded", { id: "pi_unknown", object: "payment_intent" });
  for (const body of [live, unknown]) assert.equal((await send(body, sign(body, nowSeconds()))).status, 200);
  const parked = async () =>
    (await listTasks(world.context.db)).filter(({ parked_at }) => parked_at !== null);
  await world.until("parked", async () => (await parked()).length === 4);
  // Each thing once, however many webhooks tell of it.
  await world.harness.drain();
  assert.deepEqual(
    (await parked()).map(({ reason }) => reason!.replace(/: payment_intent\.\w+/, "")).toSorted(),
    [
      `unattributable ${unmarked.id}`,
      `unattributable ${nobody.id}`,
      `other_mode ${started.provider_payment_id}`,
      "unknown_object pi_unknown",
    ].toSorted(),
  );

  // What a person does with them: replaying judges again, and audits nothing twice; discarding is for good.
  for (const { kind, key } of await parked())
    await replay(world.context.db, kind, key, world.harness.clock.now());
  await world.harness.drain();
  assert.equal((await parked()).length, 4);
  const { rows } = await world.context.db.query({
    name: "",
    text: "select count(*)::int as n from audit where action = 'payment.webhook_parked'",
    values: [],
  });
  assert.equal(rows[0].n, 4);
  for (const { kind, key } of await parked()) await discard(world.context.db, kind, key);
  await world.harness.drain();
  assert.equal((await parked()).length, 0);
});

test("no secret and no personal data in logs, events, journal and stored webhooks", async () => {
  const { rows } = await world.context.db.query({
    name: "everything",
    text: `select json_agg(p)::text as text from payment_log p union all select json_agg(w)::text from webhook_events w
           union all select json_agg(o)::text from outbox o union all select json_agg(a)::text from audit a union all select json_agg(t)::text from tasks t`,
    values: [],
  });
  const everything = [...world.harness.log_lines, ...rows.map((row) => String(row.text))].join("\n");
  assert.ok(everything.length > 5_000);
  for (const canary of [
    /_secret_/,
    /whsec_/,
    /sk_test/,
    /canary@example/,
    /client_secret/,
    /4242 ?4242/,
    /\b4242\b/,
  ])
    assert.doesNotMatch(everything, canary);
});

async function webhooksOf(object_id: string): Promise<Json[]> {
  const { body } = await world.sandbox.api("GET", "/sandbox/webhooks?limit=100");
  return (body.items as Json[]).filter((item) => item.object_id === object_id);
}
