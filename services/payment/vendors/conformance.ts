import assert from "node:assert/strict";
import { after, before, suite, test } from "node:test";
import { AppError } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import type { Intent } from "../domain/intent.ts";
import { isRefusal, type RefusalReason, type Vendor, type WantedIntent } from "./vendor.ts";

/** A vendor against its party in the sandbox, and what the customer does there. */
export interface Bench extends AsyncDisposable {
  vendor: Vendor;
  /** What it does not take, and how it says so. */
  refused: { wanted: Partial<WantedIntent>; reason: RefusalReason };
  /** How old a webhook may be, as it tries again for so long. */
  oldest_webhook_ms: number;
  /** Says yes as a customer does. */
  pay(provider_payment_id: string, handover: { client_secret?: string; approve_url?: string }): Promise<void>;
  /** The same with means that are refused. */
  declined(
    provider_payment_id: string,
    handover: { client_secret?: string; approve_url?: string },
  ): Promise<void>;
  /** The customer, or their bank, wants the money back, or only asks. */
  dispute(provider_payment_id: string, stage: "chargeback" | "inquiry"): Promise<void>;
  decide(dispute_id: string, winner: "buyer" | "seller"): Promise<void>;
  /** The latest webhook about this object, exactly as it came in. */
  webhookAbout(object_id: string): Promise<{ raw: Buffer; headers: Record<string, string> }>;
  /** Makes the next calls do their work and lose the answer. */
  loseAnswers(count: number): Promise<void>;
}

/** What every payment vendor has to pass: one suite for all, so that the rest of payment knows none of them. */
export function conformance(name: string, open: () => Promise<Bench>): void {
  suite(`${name} is a payment vendor`, () => {
    const work = new Workbench();
    before(async () => void (work.bench = await open()));
    after(() => work.bench[Symbol.asyncDispose]());
    payments(work);
    refunds(work);
    disputes(work);
    answersAndWebhooks(work);
  });
}

/** What the tests begin with. */
class Workbench {
  bench!: Bench;
  async begun() {
    const asked = wanted();
    return { asked, intent: await this.bench.vendor.createIntent(asked, newId()) };
  }
  async paid() {
    const { asked, intent } = await this.begun();
    await this.bench.pay(intent.id, intent.handover);
    return { asked, intent: await this.taken(intent.id) };
  }
  /** How it stands once the customer said yes and, where that is left to us, the money is taken. */
  async taken(id: string): Promise<Intent> {
    const { vendor } = this.bench;
    const intent = await vendor.retrieve(id);
    return intent.state === "approved" ? vendor.capture(id, `${id}:capture`) : intent;
  }
  /** What a declined customer goes on with: the same intent, or another where it has had its try. */
  async again(asked: WantedIntent, intent: Intent): Promise<Intent> {
    if (!intent.spent) return this.bench.vendor.retrieve(intent.id);
    return this.bench.vendor.createIntent({ ...asked, revision: asked.revision + 1 }, newId());
  }
}

const wanted = (more: Partial<WantedIntent> = {}): WantedIntent => ({
  payment_id: newId(),
  booking_id: newId(),
  revision: 1,
  amount: 5_000,
  currency: "EUR",
  ...more,
});

const refunding = (payment_id: string, { id, capture_id }: Intent, amount: number) => ({
  refund_id: newId(),
  payment_id,
  provider_payment_id: id,
  capture_id,
  amount,
  currency: "EUR",
});

function payments(work: Workbench): void {
  test("an intent asks for exactly so much, bears our marks, and is made once for a key", async () => {
    const asked = wanted({ revision: 7 });
    const key = newId();
    const [one, two] = [
      await work.bench.vendor.createIntent(asked, key),
      await work.bench.vendor.createIntent(asked, key),
    ];
    assert.equal(one.id, two.id);
    assert.deepEqual(
      [one.state, one.amount, one.currency, one.received_amount],
      ["waiting", 5_000, "EUR", 0],
    );
    assert.deepEqual(one.marks, {
      booking_id: asked.booking_id,
      payment_id: asked.payment_id,
      revision: 7,
    });
    assert.ok(one.handover.client_secret ?? one.handover.approve_url);
  });

  test("amount and currency can change until money moves", async () => {
    const { intent } = await work.begun();
    const changed = await work.bench.vendor.updateAmount(intent.id, 6_100, "EUR");
    assert.deepEqual([changed.amount, (await work.bench.vendor.retrieve(intent.id)).amount], [6_100, 6_100]);
    await work.bench.pay(intent.id, intent.handover);
    assert.equal((await work.taken(intent.id)).received_amount, 6_100);
    await refused(work.bench.vendor.updateAmount(intent.id, 6_200, "EUR"), "state");
  });

  test("paid: what came in, and with what", async () => {
    const { intent } = await work.paid();
    assert.deepEqual([intent.state, intent.received_amount, intent.currency], ["succeeded", 5_000, "EUR"]);
    assert.notEqual(intent.method_label, "");
  });

  test("declined: each attempt has its own mark, and the next may succeed", async () => {
    const { asked, intent } = await work.begun();
    const tried = async ({ id, handover }: Intent) => {
      await work.bench.declined(id, handover);
      const told = await work.taken(id);
      const { state, attempt, spent } = await work.bench.vendor.retrieve(id);
      assert.deepEqual([told.state, told.attempt, told.spent], [state, attempt, spent]);
      return told;
    };
    const first = await tried(intent);
    const second = await tried(await work.again(asked, first));
    assert.deepEqual([first.state, second.state], ["declined", "declined"]);
    assert.ok(first.attempt !== "" && first.attempt !== second.attempt);
    const third = await work.again(asked, second);
    await work.bench.pay(third.id, third.handover);
    assert.equal((await work.taken(third.id)).state, "succeeded");
  });

  test("cancelled is final; what is paid cannot be cancelled", async () => {
    const { intent } = await work.begun();
    assert.equal((await work.bench.vendor.cancel(intent.id)).state, "cancelled");
    const seen = await work.bench.vendor.retrieve(intent.id);
    assert.deepEqual([seen.state, seen.spent], ["cancelled", true]);
    await refused(work.bench.vendor.cancel(intent.id), "state");
    await refused(work.bench.vendor.cancel((await work.paid()).intent.id), "state");
  });
}

function refunds(work: Workbench): void {
  test("refunds: in parts, once for a key, found by our mark, never beyond the rest", async () => {
    const { asked, intent } = await work.paid();
    const part = refunding(asked.payment_id, intent, 2_000);
    const [one, two] = [
      await work.bench.vendor.refund(part, part.refund_id),
      await work.bench.vendor.refund(part, part.refund_id),
    ];
    assert.equal(one.id, two.id);
    assert.deepEqual(
      [one.amount, one.currency, one.provider_payment_id, one.refund_id],
      [2_000, "EUR", intent.id, part.refund_id],
    );
    assert.deepEqual(await work.bench.vendor.retrieveRefund(one.id), one);
    assert.deepEqual(await work.bench.vendor.findRefund(intent.id, part.refund_id), one);
    assert.equal(await work.bench.vendor.findRefund(intent.id, newId()), undefined);
    await refused(work.bench.vendor.refund(refunding(asked.payment_id, intent, 3_001), newId()));
    assert.equal(
      (await work.bench.vendor.refund(refunding(asked.payment_id, intent, 3_000), newId())).amount,
      3_000,
    );
  });

  test("what it does not know is a definite no", async () => {
    await refused(work.bench.vendor.retrieve("pi_unknown"), "missing");
    await refused(work.bench.vendor.retrieveRefund("re_unknown"), "missing");
    const { wanted: not_taken, reason } = work.bench.refused;
    await refused(work.bench.vendor.createIntent(wanted(not_taken), newId()), reason);
  });
}

function disputes(work: Workbench): void {
  test("disputed: whose money and how much, how it ends, and what went back with it", async () => {
    const { bench } = work;
    const since = new Date(Date.now() - 60_000);
    for (const [stage, winner, open, closed, back] of [
      ["chargeback", "seller", "OPEN", "WON", []],
      ["inquiry", "seller", "INQUIRY", "WON", []],
      ["chargeback", "buyer", "OPEN", "LOST", [5_000]],
    ] as const) {
      const { intent } = await work.paid();
      await bench.dispute(intent.id, stage);
      const id = (await bench.vendor.listDisputes(since))[0]!;
      const seen = await bench.vendor.retrieveDispute(id);
      assert.deepEqual(
        [seen.id, seen.status, seen.amount, seen.currency, seen.provider_payment_id, seen.repaid],
        [id, open, 5_000, "EUR", intent.id, []],
      );
      const { raw, headers } = await bench.webhookAbout(id);
      const told = await bench.vendor.verifyWebhook(raw, headers, new Date());
      assert.deepEqual([told.about, told.object_id], ["dispute", id]);
      await bench.decide(id, winner);
      const { status, repaid } = await bench.vendor.retrieveDispute(id);
      assert.deepEqual([status, repaid.map(({ amount }) => amount)], [closed, back]);
    }
    assert.deepEqual(await bench.vendor.listDisputes(new Date(Date.now() + 60_000)), []);
    await refused(bench.vendor.retrieveDispute("unknown"), "missing");
  });
}

function answersAndWebhooks(work: Workbench): void {
  test("a lost answer is no definite no; the same key finds what was made", async () => {
    const asked = wanted();
    const key = newId();
    await work.bench.loseAnswers(2);
    await assert.rejects(
      work.bench.vendor.createIntent(asked, key),
      (error) => error instanceof AppError && error.code === "dependency_unavailable",
    );
    await work.bench.loseAnswers(0);
    const found = await work.bench.vendor.createIntent(asked, key);
    assert.equal(found.marks.payment_id, asked.payment_id);
  });

  test("a webhook is read when it is genuine, and refused when one bit is not", async () => {
    const { asked, intent } = await work.paid();
    const { raw, headers } = await work.bench.webhookAbout(intent.id);
    const now = new Date();
    const happening = await work.bench.vendor.verifyWebhook(raw, headers, now);
    assert.deepEqual(
      [happening.about, happening.provider_payment_id, happening.live],
      ["payment", intent.id, work.bench.vendor.live],
    );
    assert.equal(happening.marks.payment_id, asked.payment_id);
    const forged = Buffer.from(raw);
    forged[forged.length - 2]! ^= 1;
    const invalid = (error: unknown) => error instanceof AppError && error.code === "invalid_signature";
    const late = new Date(now.getTime() + work.bench.oldest_webhook_ms + 10_000);
    const early = new Date(now.getTime() - 310_000);
    const { vendor } = work.bench;
    await assert.rejects(vendor.verifyWebhook(forged, headers, now), invalid);
    await assert.rejects(vendor.verifyWebhook(raw, {}, now), invalid);
    await assert.rejects(vendor.verifyWebhook(raw, headers, late), invalid);
    await assert.rejects(vendor.verifyWebhook(raw, headers, early), invalid);
  });
}

async function refused(call: Promise<unknown>, ...reasons: RefusalReason[]): Promise<void> {
  await assert.rejects(call, (error: unknown) => isRefusal(error, ...reasons));
}
