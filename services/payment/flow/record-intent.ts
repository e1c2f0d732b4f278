import { paymentFailed, paymentSucceeded } from "../../../contracts/events/payment.ts";
import { audit } from "../../../platform/audit.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { newId } from "../../../platform/ids.ts";
import type { Context } from "../context.ts";
import { insertCapture } from "../db/captures.ts";
import { type Payment, savePayment } from "../db/payments.ts";
import type { Intent } from "../domain/intent.ts";
import { type Expected, isLostIntent, outcomeOf } from "../domain/outcome.ts";
import { movePayment } from "../domain/status.ts";
import { nextCheckAt } from "../domain/timing.ts";
import { report } from "../facts.ts";
import { beginRefund } from "./begin-refund.ts";
import { closePayment, intentKey } from "./close-payment.ts";
import { say } from "./say.ts";

/**
 * Lets a payment follow what its provider says about an intent now. Repeated, late and reordered news end the same:
 * captured money is written once, nothing that is final goes back.
 * @param rows all payments of the booking, locked by the caller
 * @returns the payment as it is afterwards
 */
export async function recordIntent(
  context: Context,
  tx: Tx,
  rows: Payment[],
  payment_id: string,
  intent: Intent,
): Promise<Payment> {
  const found = rows.find((row) => row.id === payment_id)!;
  const expected = expectedOf(found, rows);
  const lost = isLostIntent(expected, intent);
  if (!lost && found.provider_payment_id !== intent.id) {
    await recordStray(context, tx, found, intent);
    return found;
  }
  const payment: Payment = lost ? { ...found, provider_payment_id: intent.id } : found;
  const outcome = outcomeOf({ ...expected, provider_payment_id: intent.id }, intent);
  switch (outcome.kind) {
    case "nothing":
      // Made for a booking that was over before the answer came: nobody knows it, so it goes.
      if (lost && intent.state !== "cancelled")
        await context.tasks.ask(tx, "cancel-intent", intentKey(found.provider, intent.id));
      return found;
    case "open":
      return recordOpen(context, tx, payment, intent, outcome);
    case "paid":
      return recordPaid(context, tx, rows, payment, intent);
    case "wrong_money":
      return recordWrongMoney(context, tx, payment, intent, outcome.reason);
    case "ended":
      return recordEnded(context, tx, payment);
    case "dropped":
      return dropIntent(context, tx, payment);
  }
}

export function expectedOf(payment: Payment, rows: Payment[]): Expected {
  const paid_elsewhere = rows.some((row) => row.id !== payment.id && row.succeeded_at !== null);
  return { ...payment, closed: payment.closed_at !== null, paid_elsewhere };
}

async function recordOpen(
  context: Context,
  tx: Tx,
  payment: Payment,
  intent: Intent,
  outcome: { status: "PENDING" | "PROCESSING" | "FAILED"; declined: boolean },
): Promise<Payment> {
  const now = context.clock.now();
  const status = movePayment(payment.status, outcome.status);
  const failed_attempt = outcome.declined ? intent.attempt : payment.failed_attempt;
  const saved = await savePayment(
    tx,
    { ...payment, status, failed_attempt, next_check_at: nextCheckAt(now, payment.expires_at) },
    now,
  );
  // An adopted intent of a booking that is over has nobody yet who cancels it.
  if (payment.closed_at && status !== "PROCESSING")
    await context.tasks.ask(tx, "cancel-intent", intentKey(payment.provider, intent.id));
  if (!outcome.declined) return saved;
  await say(context, tx, paymentFailed, saved);
  tx.afterCommit(() => report(context, "payment_declined", saved));
  return saved;
}

async function recordPaid(
  context: Context,
  tx: Tx,
  rows: Payment[],
  payment: Payment,
  intent: Intent,
): Promise<Payment> {
  const now = context.clock.now();
  const { provider, currency } = payment;
  const amount = intent.received_amount;
  const capture = {
    provider,
    provider_payment_id: intent.id,
    payment_id: payment.id,
    amount,
    currency,
    accepted: true,
  };
  if (!(await insertCapture(tx, capture, now))) return payment;
  const status = movePayment(payment.status, "SUCCEEDED");
  const saved = await savePayment(
    tx,
    {
      ...payment,
      status,
      captured_amount: amount,
      method_label: intent.method_label,
      succeeded_at: now,
      next_check_at: null,
    },
    now,
  );
  await auditMoney(
    context,
    tx,
    saved,
    "payment.capture",
    { status: payment.status },
    { status, amount, currency },
  );
  await say(context, tx, paymentSucceeded, saved);
  for (const other of rows) if (other.id !== payment.id) await closePayment(context, tx, other);
  tx.afterCommit(() => report(context, "payment_succeeded", saved, { amount, currency }));
  return saved;
}

/** Money that is not what was asked for goes back whole, at once; it never counts as paid. */
async function recordWrongMoney(
  context: Context,
  tx: Tx,
  payment: Payment,
  intent: Intent,
  reason: string,
): Promise<Payment> {
  const now = context.clock.now();
  const { provider } = payment;
  const { received_amount: amount, currency, id: provider_payment_id } = intent;
  if (
    !(await insertCapture(
      tx,
      { provider, provider_payment_id, payment_id: payment.id, amount, currency, accepted: false },
      now,
    ))
  )
    return payment;
  const status = movePayment(payment.status, "FAILED");
  const saved = await savePayment(
    tx,
    { ...payment, status, captured_amount: amount, method_label: intent.method_label, next_check_at: null },
    now,
  );
  await auditMoney(
    context,
    tx,
    saved,
    "payment.mismatch",
    { amount: payment.amount, currency: payment.currency },
    { reason, amount, currency },
  );
  await say(context, tx, paymentFailed, saved);
  if (amount > 0)
    await beginRefund(context, tx, saved, {
      id: newId(),
      amount,
      currency,
      provider_payment_id,
      reason,
      actor: "service:payment",
      own: true,
    });
  tx.afterCommit(() => report(context, "wrong_money", saved, { reason, amount, currency }));
  return saved;
}

/** An intent that carries our marks but is not the payment's: its money goes back, the payment does not change. */
async function recordStray(context: Context, tx: Tx, payment: Payment, intent: Intent): Promise<void> {
  const { provider } = payment;
  const { received_amount: amount, currency, id: provider_payment_id, marks } = intent;
  const superseded =
    marks.payment_id === payment.id && marks.revision !== undefined && marks.revision < payment.revision;
  if (superseded && (intent.state === "waiting" || intent.state === "declined"))
    await context.tasks.ask(tx, "cancel-intent", intentKey(provider, provider_payment_id));
  if (intent.state !== "succeeded" || amount === 0) return;
  if (
    !(await insertCapture(
      tx,
      { provider, provider_payment_id, payment_id: payment.id, amount, currency, accepted: false },
      context.clock.now(),
    ))
  )
    return;
  await auditMoney(
    context,
    tx,
    payment,
    "payment.stray_capture",
    {},
    { provider_payment_id, amount, currency },
  );
  await beginRefund(context, tx, payment, {
    id: newId(),
    amount,
    currency,
    provider_payment_id,
    reason: "stray_capture",
    actor: "service:payment",
    own: false,
  });
  tx.afterCommit(() =>
    report(context, "wrong_money", payment, { reason: "stray_capture", amount, currency }),
  );
}

async function recordEnded(context: Context, tx: Tx, payment: Payment): Promise<Payment> {
  if (payment.status === "CANCELLED") return payment;
  const saved = await savePayment(
    tx,
    { ...payment, status: movePayment(payment.status, "CANCELLED"), next_check_at: null },
    context.clock.now(),
  );
  await say(context, tx, paymentFailed, saved);
  tx.afterCommit(() => report(context, "payment_cancelled", saved));
  return saved;
}

/** The intent is gone, the booking still wants to be paid: another one may be made. */
export async function dropIntent(context: Context, tx: Tx, payment: Payment): Promise<Payment> {
  const changed: Payment = {
    ...payment,
    status: movePayment(payment.status, "CREATED"),
    provider_payment_id: null,
    revision: payment.revision + 1,
    next_check_at: null,
  };
  return savePayment(tx, changed, context.clock.now());
}

async function auditMoney(
  context: Context,
  tx: Tx,
  payment: Payment,
  action: string,
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): Promise<void> {
  await audit(tx, context.clock, {
    actor: "service:payment",
    action,
    object: `payment:${payment.id}`,
    organization_id: payment.organization_id,
    before,
    after,
  });
}
