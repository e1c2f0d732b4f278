import { paymentFailed } from "../../../contracts/events/payment.ts";
import { audit } from "../../../platform/audit.ts";
import type { Tx } from "../../../platform/db/transaction.ts";
import { newId } from "../../../platform/ids.ts";
import type { Context } from "../context.ts";
import { insertCapture } from "../db/captures.ts";
import { type Payment, savePayment } from "../db/payments.ts";
import type { Intent } from "../domain/intent.ts";
import { movePayment } from "../domain/status.ts";
import { report } from "../facts.ts";
import { beginRefund } from "./begin-refund.ts";
import { intentKey } from "./close-payment.ts";
import { say } from "./say.ts";

/** What a provider said about an intent, on its way into a payment whose booking's payments are locked. */
export interface News {
  context: Context;
  tx: Tx;
  payment: Payment;
  intent: Intent;
}

/** Money that is not what was asked for goes back whole, at once; it never counts as paid. */
export async function recordWrongMoney(news: News, reason: string): Promise<Payment> {
  const { context, tx, payment, intent } = news;
  const { received_amount: captured_amount, method_label } = intent;
  if (!(await captureOnce(news, false))) return payment;
  const status = movePayment(payment.status, "FAILED");
  const changed: Payment = { ...payment, status, captured_amount, method_label, next_check_at: null };
  const saved = savePayment(tx, changed, context.clock.now());
  const expected = { amount: payment.amount, currency: payment.currency };
  await auditMoney(news, "payment.mismatch", expected, { reason, ...moneyOf(intent) });
  await say(context, tx, paymentFailed, saved);
  await sendBack({ ...news, payment: saved }, reason, true);
  return saved;
}

/** An intent that carries our marks but is not the payment's: its money goes back, the payment does not change. */
export async function recordStray(news: News): Promise<void> {
  const { context, tx, payment, intent } = news;
  const { payment_id, revision = payment.revision } = intent.marks;
  const superseded = payment_id === payment.id && revision < payment.revision;
  const open = !intent.spent && ["waiting", "declined", "approved"].includes(intent.state);
  if (superseded && open) context.tasks.ask(tx, "cancel-intent", intentKey(payment.provider, intent.id));
  if (intent.state !== "succeeded" || !(await captureOnce(news, false))) return;
  await auditMoney(news, "payment.stray_capture", {}, { provider_payment_id: intent.id, ...moneyOf(intent) });
  await sendBack(news, "stray_capture", false);
}

async function sendBack({ context, tx, payment, intent }: News, reason: string, own: boolean): Promise<void> {
  const money = moneyOf(intent);
  const { id: provider_payment_id } = intent;
  const refund = { id: newId(), ...money, provider_payment_id, reason, actor: "service:payment", own };
  if (money.amount > 0) await beginRefund(context, tx, payment, refund);
  tx.afterCommit(() => report(context, "wrong_money", payment, { reason, ...money }));
}

/** @returns false when this money was counted before */
export async function captureOnce(
  { context, tx, payment, intent }: News,
  accepted: boolean,
): Promise<boolean> {
  const { id: provider_payment_id } = intent;
  const { provider, id: payment_id } = payment;
  const { capture_id } = intent;
  const capture = { provider, provider_payment_id, payment_id, capture_id, ...moneyOf(intent), accepted };
  return insertCapture(tx, capture, context.clock.now());
}

export const moneyOf = ({ received_amount, currency }: Intent) => ({ amount: received_amount, currency });

export async function auditMoney(
  { context, tx, payment }: News,
  action: string,
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): Promise<void> {
  const object = `payment:${payment.id}`;
  const { organization_id } = payment;
  audit(tx, context.clock, {
    actor: "service:payment",
    action,
    object,
    organization_id,
    before,
    after,
  });
}
