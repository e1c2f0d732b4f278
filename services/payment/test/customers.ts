import assert from "node:assert/strict";
import type { Json, World } from "./world.ts";

/** What a test needs to know of a provider: what its customers do there, and what is to be seen there afterwards. */
export interface Customers {
  provider: string;
  pay(started: Json): Promise<void>;
  decline(started: Json): Promise<void>;
  /** Pays with something whose refunds take a while. */
  payWithSlowRefunds(started: Json): Promise<void>;
  /** Pays with something that is being looked at for 3 s. */
  paySlowly(started: Json): Promise<void>;
  /** Makes another amount of what the customer has not seen yet. */
  changeAmount(started: Json, amount: number): Promise<void>;
  /** Money that came in and went back, in minor units. */
  moneyAt(provider_payment_id: string): Promise<{ captured: number; refunds: number[] }>;
}

export function stripeCustomers(world: World): Customers {
  const pay = async (started: Json, method: string, status = 200) =>
    assert.equal((await world.pay(started, method)).status, status);
  return {
    provider: "stripe",
    pay: (started) => pay(started, "pm_card_visa"),
    decline: (started) => pay(started, "pm_card_visa_chargeDeclined", 402),
    payWithSlowRefunds: (started) => pay(started, "pm_card_pendingRefund"),
    paySlowly: (started) => pay(started, "pm_sandbox_processing"),
    changeAmount: async (started, amount) =>
      void (await world.sandbox.stripe.paymentIntents.update(started.provider_payment_id, { amount })),
    async moneyAt(id) {
      const { amount_received } = await world.sandbox.stripe.paymentIntents.retrieve(id);
      const { data } = await world.sandbox.stripe.refunds.list({ payment_intent: id, limit: 100 });
      return { captured: amount_received, refunds: data.map(({ amount }) => amount) };
    },
  };
}

export function payPalCustomers(world: World): Customers {
  const approve = async (started: Json, funding: Parameters<World["approve"]>[1]) =>
    assert.equal((await world.approve(started, funding)).status, "APPROVED");
  const minor = (money: Json) => Math.round(Number(money.value) * 100);
  return {
    provider: "paypal",
    pay: (started) => approve(started, "balance"),
    decline: (started) => approve(started, "declined"),
    payWithSlowRefunds: (started) => approve(started, "pending_refund"),
    paySlowly: (started) => approve(started, "review"),
    async changeAmount(started, amount) {
      const value = { currency_code: "EUR", value: (amount / 100).toFixed(2) };
      const path = "/purchase_units/@reference_id=='default'/amount";
      await world.callPayPal("PATCH", `/v2/checkout/orders/${started.provider_payment_id}`, [
        { op: "replace", path, value },
      ]);
    },
    async moneyAt(id) {
      const order = await world.callPayPal("GET", `/v2/checkout/orders/${id}`);
      const { captures = [], refunds = [] } = order.purchase_units[0].payments ?? {};
      const kept = captures.filter(({ status }: Json) => status !== "DECLINED");
      return {
        captured: kept.reduce((sum: number, { amount }: Json) => sum + minor(amount), 0),
        refunds: refunds.map(({ amount }: Json) => minor(amount)),
      };
    },
  };
}
