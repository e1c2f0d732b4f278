import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { bookingCreated, bookingExpired } from "../../../contracts/events/booking.ts";
import { openDatabase } from "../../../platform/db/database.ts";
import { newId } from "../../../platform/ids.ts";
import { createLog } from "../../../platform/log.ts";
import { newTrace, withTrace } from "../../../platform/trace.ts";
import { openJournal } from "../db/payment-log.ts";
import { startWorld, type World } from "./world.ts";

let world: World;
const organization_id = newId();
before(async () => void (world = await startWorld({ STRIPE_TIMEOUT_MS: "700" })));
after(() => world[Symbol.asyncDispose]());

const create = (booking_id: string, key: string) =>
  world.call("POST", "/payments/create", { booking_id, provider: "stripe" }, world.customer, key);
const intentsOf = async (booking_id: string) =>
  (await world.sandbox.stripe.paymentIntents.list({ limit: 100 })).data.filter(
    (intent) => intent.metadata.booking_id === booking_id,
  );

for (const [kind, count, first] of [
  ["error_after_effect", 1, 201],
  ["error_after_effect", 2, 503],
  ["timeout", 2, 503],
  ["error_500", 2, 503],
  ["error_429", 1, 503],
] as const) {
  test(`create under ${kind} ×${count}: the customer may try again, and there is one intent`, async () => {
    const state = world.booking.add({ user_id: world.customer.user_id }, world.harness.clock.now());
    await world.booking.happen(bookingCreated, state.booking_id);
    await world.harness.drain();
    const key = newId();
    await world.faults(
      { kind, count, ...(kind === "timeout" ? { delay_ms: 3_000 } : {}) },
      { kind: "drop_webhooks" },
    );
    assert.equal((await create(state.booking_id, key)).status, first);
    await world.faults();
    const again = await create(state.booking_id, key);
    assert.equal(again.status, 201);
    assert.deepEqual(
      (await intentsOf(state.booking_id)).map(({ id }) => id),
      [again.body.provider_payment_id],
    );
    await world.pay(again.body);
    await world.until("paid", async () => (await world.status(again.body.id)) === "SUCCEEDED");
  });

  test(`refund under ${kind} ×${count}: one refund in the end`, async () => {
    const owner = await world.auth.person({ memberships: { [organization_id]: "owner" } });
    const { body } = await world.started({ organization_id });
    await world.pay(body);
    await world.until("paid", async () => (await world.status(body.id)) === "SUCCEEDED");
    const key = newId();
    await world.faults(
      { kind, count, ...(kind === "timeout" ? { delay_ms: 3_000 } : {}) },
      { kind: "drop_webhooks" },
    );
    const refund = () => world.call("POST", `/payments/${body.id}/refund`, { amount: 500 }, owner, key);
    const answer = await refund();
    assert.equal(answer.status, 201);
    await world.faults({ kind: "drop_webhooks" });
    assert.deepEqual((await refund()).body, answer.body);
    world.harness.clock.advance(20_000);
    await world.until("refunded", async () => (await world.status(body.id)) === "PARTIALLY_REFUNDED");
    await world.faults();
    assert.equal(
      (await world.sandbox.stripe.refunds.list({ payment_intent: body.provider_payment_id })).data.length,
      1,
    );
  });
}

test("a provider that is away when the hold ends: the intent is cancelled once it is back", async () => {
  const { state, body } = await world.started();
  await world.faults({ kind: "error_500" });
  await world.booking.happen(bookingExpired, state.booking_id, { status: "EXPIRED" });
  await world.harness.drain();
  assert.equal(await world.status(body.id), "PENDING");
  await world.faults();
  world.harness.clock.advance(61_000);
  await world.until("cancelled", async () => (await world.status(body.id)) === "CANCELLED");
});

test("the journal has every call, with what became of it", async () => {
  const { rows } = await world.context.db.query({
    name: "calls",
    text: "select operation || ' ' || outcome as what, count(*)::int as n from payment_log where direction = 'out' group by 1",
    values: [],
  });
  const counted = new Map(rows.map((row) => [row.what as string, row.n as number]));
  for (const what of [
    "create_intent ok",
    "create_intent unavailable",
    "create_refund ok",
    "create_refund unavailable",
    "find_refund ok",
    "cancel_intent unavailable",
  ])
    assert.ok((counted.get(what) ?? 0) > 0, what);
  assert.equal(
    [...counted.keys()].some((what) => what.endsWith("open")),
    false,
  );
});

test("what a provider answers after the request's time is over is written down all the same", async (t) => {
  const log = createLog("test", "silent");
  const db = openDatabase(world.harness.env.PAYMENT_DATABASE_URL!, log, 1);
  t.after(() => db.close());
  const journal = openJournal(db, world.harness.clock, log);
  const call = { provider: "stripe", operation: "late", provider_payment_id: `pi_${newId()}` };
  const answer = { outcome: "ok" as const, status_code: 200, error_code: null, duration_ms: 11_000 };
  const id = await journal.begin(call);
  // The one connection is taken: what waits for it, and is late, is otherwise dropped.
  const [taken, over] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const busy = db.relaxed.tx(async () => {
    taken.resolve();
    await over.promise;
  });
  await taken.promise;
  const late = { ...newTrace(), deadline_ms: performance.now() - 1 };
  const written = withTrace(late, () => Promise.all([journal.end(id, answer), journal.note(call, answer)]));
  over.resolve();
  await Promise.all([busy, written]);
  const text = "select outcome from payment_log where provider_payment_id = $1";
  const { rows } = await db.query({ name: "late", text, values: [call.provider_payment_id] });
  assert.deepEqual(rows, [{ outcome: "ok" }, { outcome: "ok" }]);
});
