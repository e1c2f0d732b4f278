import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { pressed, startListener, withSandbox } from "../../../sandbox/test/with-sandbox.ts";
import { type Bench, conformance } from "./conformance.ts";
import { openStripe } from "./stripe.ts";
import { fromStripeAmount, toStripeAmount } from "./stripe-money.ts";
import { isRefusal } from "./vendor.ts";

conformance("Stripe", async (): Promise<Bench> => {
  const listener = await startListener();
  const sandbox = await withSandbox({ webhook_url: listener.url, log: () => undefined });
  const confirm = (id: string, handover: { client_secret?: string }, payment_method: string) =>
    sandbox.customer({ id, client_secret: handover.client_secret ?? null }, { payment_method });
  return {
    vendor: openStripe({
      secret_key: "sk_test_foyer_sandbox",
      publishable_key: "pk_test_foyer_sandbox",
      webhook_secrets: ["whsec_foyer_sandbox"],
      api_url: sandbox.url,
      timeout_ms: 2_000,
    }),
    refused: { wanted: { amount: 1 }, reason: "amount" },
    oldest_webhook_ms: 300_000,
    pay: async (id, handover) => assert.equal((await confirm(id, handover, "pm_card_visa")).status, 200),
    declined: async (id, handover) =>
      assert.equal((await confirm(id, handover, "pm_card_visa_chargeDeclined")).status, 402),
    dispute: (id, stage) => pressed(`${sandbox.url}/page/payments/${id}/dispute`, { stage }),
    decide: (id, winner) => pressed(`${sandbox.url}/page/disputes/${id}`, { winner }),
    async webhookAbout(object_id) {
      const isIt = (one: (typeof listener.received)[number]) =>
        (one.event.data.object as { id?: string }).id === object_id &&
        one.event.type !== "payment_intent.created";
      for (let count = 1; !listener.received.some(isIt); count++) await listener.waitFor(count);
      const { body, signature } = listener.received.findLast(isIt)!;
      return { raw: Buffer.from(body), headers: { "stripe-signature": signature } };
    },
    async loseAnswers(count) {
      await sandbox.api(
        "PUT",
        "/sandbox/faults",
        count === 0 ? [] : [{ vendor: "stripe", kind: "error_after_effect", count }],
      );
    },
    async [Symbol.asyncDispose]() {
      await sandbox[Symbol.asyncDispose]();
      await listener[Symbol.asyncDispose]();
    },
  };
});

test("amounts survive the way to Stripe's minor units and back; what it cannot express is refused", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 99_999_999 }),
      fc.constantFrom("EUR", "JPY", "BHD", "ISK", "UGX", "USD"),
      (amount, currency) => {
        assert.equal(fromStripeAmount(toStripeAmount(amount, currency), currency), amount);
      },
    ),
  );
  assert.deepEqual(
    ["EUR", "JPY", "BHD", "ISK"].map((currency) => toStripeAmount(1_234, currency)),
    [1_234, 1_234, 1_234, 123_400],
  );
  assert.throws(
    () => toStripeAmount(0.5, "EUR"),
    (error) => isRefusal(error, "amount"),
  );
});
