import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newId } from "../../../platform/ids.ts";
import { listTasks } from "../../../platform/jobs/tasks.ts";
import { pressed } from "../../../sandbox/test/with-sandbox.ts";
import { type Json, PAYPAL_ENV, startWorld, type World } from "./world.ts";

let world: World;
let owner: { authorization: string };
const organization_id = newId();
before(async () => {
  world = await startWorld(PAYPAL_ENV);
  owner = await world.auth.person({ memberships: { [organization_id]: "owner" } });
});
after(() => world[Symbol.asyncDispose]());

async function disputed(payment_method = "pm_card_createDispute") {
  const started = await world.started({ organization_id, price_amount: 10_000 });
  await world.pay(started.body, payment_method);
  await world.until("disputed", async () => (await disputesOf(started.body.id)).length === 1);
  const [dispute] = await disputesOf(started.body.id);
  return { ...started, dispute: dispute! };
}
const disputesOf = async (id: string): Promise<Json[]> =>
  (await world.call("GET", `/payments/${id}`)).body.disputes;
const waitsFor = async (id: string) =>
  (await listTasks(world.context.db))
    .filter(({ parked_at, reason }) => parked_at !== null && reason!.includes(id))
    .map(({ kind }) => kind);
const listed = async (id: string) => {
  const path = `/payments?organization_id=${organization_id}&needs_attention=true&limit=100`;
  return (await world.call("GET", path, undefined, owner)).body.items.some((item: Json) => item.id === id);
};
const statusIs = (id: string, status: string) =>
  world.until(status, async () => (await disputesOf(id))[0]!.status === status);

test("a dispute is noted and waits for a person until it is won; nothing else of the payment changes", async () => {
  const { body, state, dispute } = await disputed();
  assert.deepEqual(
    [dispute.status, dispute.amount, dispute.currency, dispute.reason],
    ["OPEN", 10_000, "EUR", "fraudulent"],
  );
  await world.until("parked", async () => (await waitsFor(body.id)).length === 1);
  assert.deepEqual([await waitsFor(body.id), await listed(body.id)], [["report-dispute"], true]);
  assert.equal(await world.status(body.id), "SUCCEEDED");
  await world.sandbox.stripe.disputes.update(dispute.id, {
    evidence: { uncategorized_text: "winning_evidence" },
  });
  await statusIs(body.id, "WON");
  await world.harness.drain();
  assert.deepEqual([await waitsFor(body.id), await listed(body.id)], [[], false]);
  assert.equal(await world.status(body.id), "SUCCEEDED");
  assert.deepEqual(await world.types(state.booking_id), ["payment.created", "payment.succeeded"]);
  assert.deepEqual((await world.audited(body.id)).filter((action) => action === "payment.dispute").length, 2);
});

test("a dispute that is lost is money that went back: told once, counted once, and refunded never again", async () => {
  await world.faults({ kind: "duplicate_webhooks" });
  const { body, state, dispute } = await disputed();
  const refused = await world.call("POST", `/payments/${body.id}/refund`, {}, owner);
  assert.deepEqual([refused.status, refused.body.status], [201, "FAILED"], "the bank has it");
  await world.sandbox.stripe.disputes.close(dispute.id);
  await statusIs(body.id, "LOST");
  await world.until("refunded", async () => (await world.status(body.id)) === "REFUNDED");
  await world.harness.drain();
  await world.faults();
  const told = (await world.events(state.booking_id)).filter(({ type }) => type === "payment.refunded");
  assert.deepEqual(
    told.map(({ event }) => (event as Json).data.refunded_amount),
    [10_000],
  );
  const none = await world.call("POST", `/payments/${body.id}/refund`, {}, owner);
  assert.deepEqual([none.status, none.body.code], [409, "invalid_state"]);
  assert.equal(
    (await world.audited(body.id)).filter((action) => action === "payment.dispute").length,
    2,
    "heard five times, noted once",
  );
  assert.deepEqual([await waitsFor(body.id), await listed(body.id)], [[], false]);
});

test("news of a dispute that is faster than news of its money settles both", async () => {
  await world.faults({ kind: "drop_webhooks", count: 1 });
  const { body } = await disputed();
  assert.equal(await world.status(body.id), "SUCCEEDED");
});

test("an inquiry waits for a person too, and takes nothing; one about strange money is parked", async () => {
  await world.faults();
  const { body, dispute } = await disputed("pm_card_createDisputeInquiry");
  assert.equal(dispute.status, "INQUIRY");
  assert.ok(await listed(body.id));
  await world.sandbox.stripe.disputes.close(dispute.id);
  await statusIs(body.id, "WON");
  assert.equal(await world.status(body.id), "SUCCEEDED");

  const strange = await world.sandbox.stripe.paymentIntents.create({
    amount: 4_200,
    currency: "eur",
    confirm: true,
    payment_method: "pm_card_createDispute",
  });
  assert.equal(strange.status, "succeeded");
  await world.until("parked", async () =>
    (await listTasks(world.context.db)).some(({ reason }) =>
      /^unattributable: charge.dispute.created dp_/.test(reason ?? ""),
    ),
  );
});

async function paid(provider: "stripe" | "paypal") {
  const started = await world.started({ organization_id, price_amount: 10_000 }, provider);
  await (provider === "stripe" ? world.pay(started.body) : world.approve(started.body));
  await world.until("paid", async () => (await world.status(started.body.id)) === "SUCCEEDED");
  const dispute = () =>
    pressed(`${world.sandbox.url}/page/payments/${started.body.provider_payment_id}/dispute`, {});
  return { ...started, dispute };
}
const decide = (id: string, winner: string) =>
  pressed(`${world.sandbox.url}/page/disputes/${id}`, { winner });
const refundsOf = async (id: string): Promise<Json[]> =>
  (await world.call("GET", `/payments/${id}/refunds`)).body.items;

test("PayPal: won changes nothing; lost, the reversal is the refund and the only one, whichever is heard first", async () => {
  await world.faults({ vendor: "paypal", kind: "duplicate_webhooks" });
  for (const winner of ["seller", "buyer"]) {
    const { body, state, dispute } = await paid("paypal");
    await dispute();
    await world.until("disputed", async () => (await disputesOf(body.id)).length === 1);
    const seen = (await disputesOf(body.id))[0]!;
    assert.deepEqual([seen.status, seen.amount, seen.currency], ["OPEN", 10_000, "EUR"]);
    await world.until("parked", async () => (await waitsFor(body.id)).length === 1);
    await decide(seen.id, winner);
    await statusIs(body.id, winner === "buyer" ? "LOST" : "WON");
    const status = winner === "buyer" ? "REFUNDED" : "SUCCEEDED";
    await world.until(status, async () => (await world.status(body.id)) === status);
    await world.harness.drain();
    const refunds = await refundsOf(body.id);
    assert.deepEqual(
      refunds.map(({ amount, status: how }) => [amount, how]),
      winner === "buyer" ? [[10_000, "SUCCEEDED"]] : [],
    );
    const told = (await world.types(state.booking_id)).filter((type) => type === "payment.refunded");
    assert.equal(told.length, refunds.length);
    assert.deepEqual([await waitsFor(body.id), await listed(body.id)], [[], false]);
  }
});

test("a dispute of which no webhook tells is found within the hour, and its end within the next", async () => {
  for (const provider of ["paypal", "stripe"] as const) {
    await world.faults();
    const { body, dispute } = await paid(provider);
    await world.faults({ vendor: provider, kind: "drop_webhooks" });
    await dispute();
    world.harness.clock.advance(3_700_000);
    await world.until("found", async () => (await disputesOf(body.id)).length === 1);
    const seen = (await disputesOf(body.id))[0]!;
    assert.equal(seen.status, "OPEN");
    await decide(seen.id, "buyer");
    world.harness.clock.advance(3_700_000);
    await statusIs(body.id, "LOST");
    assert.equal(await world.status(body.id), "REFUNDED");
    assert.equal((await refundsOf(body.id)).length, 1);
  }
  await world.faults();
});
