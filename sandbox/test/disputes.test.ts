import assert from "node:assert/strict";
import { test } from "node:test";
import { refusal, withSandbox } from "./with-sandbox.ts";

async function disputed(sandbox: Awaited<ReturnType<typeof withSandbox>>, payment_method: string) {
  const intent = await sandbox.stripe.paymentIntents.create({
    amount: 2500,
    currency: "eur",
    payment_method,
    confirm: true,
    allowed_payment_method_types: ["card"],
  });
  assert.equal(intent.status, "succeeded");
  const { body } = await sandbox.api("GET", "/sandbox/webhooks?limit=100");
  const items = body.items as { type: string; object_id: string; id: string }[];
  const id = items.find(({ type }) => type === "charge.dispute.created")!.object_id;
  const types = async () =>
    ((await sandbox.api("GET", "/sandbox/webhooks?limit=100")).body.items as typeof items)
      .filter(({ object_id }) => object_id === id)
      .map(({ type }) => type.replace("charge.dispute.", ""))
      .toReversed();
  return { intent, id, types };
}

test("a disputed charge cannot be refunded until it is won; lost is for good", async () => {
  await using sandbox = await withSandbox();
  const { stripe } = sandbox;
  const { intent, id, types } = await disputed(sandbox, "pm_card_createDispute");
  const dispute = await stripe.disputes.retrieve(id);
  assert.deepEqual(
    [dispute.status, dispute.amount, dispute.payment_intent, dispute.reason],
    ["needs_response", 2500, intent.id, "fraudulent"],
  );
  assert.equal((await refusal(stripe.refunds.create({ payment_intent: intent.id }))).code, "charge_disputed");
  const won = await stripe.disputes.update(id, { evidence: { uncategorized_text: "winning_evidence" } });
  assert.equal(won.status, "won");
  assert.equal((await stripe.refunds.create({ payment_intent: intent.id })).status, "succeeded");
  assert.deepEqual(await types(), ["created", "funds_withdrawn", "updated", "closed", "funds_reinstated"]);
  assert.equal((await refusal(stripe.disputes.close(id))).code, "dispute_already_closed");
});

test("given up is lost; an inquiry takes no money", async () => {
  await using sandbox = await withSandbox();
  const { stripe } = sandbox;
  const { id } = await disputed(sandbox, "pm_card_createDispute");
  assert.equal((await stripe.disputes.close(id)).status, "lost");
  await using other = await withSandbox();
  const asked = await disputed(other, "pm_card_createDisputeInquiry");
  assert.equal((await other.stripe.disputes.retrieve(asked.id)).status, "warning_needs_response");
  assert.equal(
    (await other.stripe.refunds.create({ payment_intent: asked.intent.id, amount: 100 })).amount,
    100,
  );
  assert.equal((await other.stripe.disputes.close(asked.id)).status, "warning_closed");
  assert.equal((await refusal(stripe.disputes.retrieve("dp_unknown"))).code, "resource_missing");
});
