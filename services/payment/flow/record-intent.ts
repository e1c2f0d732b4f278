import { paymentFailed, paymentProcessing, paymentSucceeded } from "../../../contracts/events/payment.ts";
import type { Tx } from "../../../platform/db/transaction.ts";
import type { Context } from "../context.ts";
import { type Payment, savePayment } from "../db/payments.ts";
import type { Intent } from "../domain/intent.ts";
import { type Expected, isLostIntent, outcomeOf } from "../domain/outcome.ts";
import { movePayment } from "../domain/status.ts";
import { nextCheckAt } from "../domain/timing.ts";
import { report } from "../facts.ts";
import { closePayment, intentKey } from "./close-payment.ts";
import { say } from "./say.ts";
import { auditMoney, captureOnce, moneyOf, type News, recordStray, recordWrongMoney } from "./wrong-money.ts";

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
    await recordStray({ context, tx, payment: found, intent });
    return found;
  }
  const payment: Payment = lost ? { ...found, provider_payment_id: intent.id } : found;
  const news: News = { context, tx, payment, intent };
  const outcome = outcomeOf(expected, intent);
  switch (outcome.kind) {
    case "nothing":
      // Made for a booking that was over before the answer came: nobody knows it, so it goes.
      if (lost && intent.state !== "cancelled") cancelSoon(news);
      return found;
    case "open":
      return recordOpen(news, outcome);
    case "paid":
      return recordPaid(news, rows);
    case "wrong_money":
      return recordWrongMoney(news, outcome.reason);
    case "ended":
      return recordEnded(news);
    case "dropped":
      return recordDropped(news);
    case "used_up":
      return recordUsedUp(news);
  }
}

function expectedOf(payment: Payment, rows: Payment[]): Expected {
  const paid_elsewhere = rows.some((row) => row.id !== payment.id && row.succeeded_at !== null);
  return { ...payment, closed: payment.closed_at !== null, paid_elsewhere };
}

const cancelSoon = ({ context, tx, payment, intent }: News) =>
  context.tasks.ask(tx, "cancel-intent", intentKey(payment.provider, intent.id));

async function recordOpen(
  news: News,
  outcome: { status: "PENDING" | "PROCESSING" | "FAILED"; declined: boolean },
): Promise<Payment> {
  const { context, tx, payment, intent } = news;
  const now = context.clock.now();
  const status = movePayment(payment.status, outcome.status);
  const failed_attempt = outcome.declined ? intent.attempt : payment.failed_attempt;
  const next_check_at = nextCheckAt(now, payment.expires_at);
  const saved = savePayment(tx, { ...payment, status, failed_attempt, next_check_at }, now);
  if (intent.state === "approved" && !payment.closed_at)
    context.tasks.ask(tx, "capture-intent", intentKey(payment.provider, intent.id));
  // An adopted intent of a booking that is over has nobody yet who cancels it.
  if (payment.closed_at && status !== "PROCESSING") cancelSoon(news);
  if (status === "PROCESSING" && payment.status !== status) await say(context, tx, paymentProcessing, saved);
  if (!outcome.declined) return saved;
  await say(context, tx, paymentFailed, saved);
  tx.afterCommit(() => report(context, "payment_declined", saved));
  return saved;
}

async function recordPaid(news: News, rows: Payment[]): Promise<Payment> {
  const { context, tx, payment, intent } = news;
  const now = context.clock.now();
  if (!(await captureOnce(news, true))) return payment;
  const status = movePayment(payment.status, "SUCCEEDED");
  const money = moneyOf(intent);
  const changed: Payment = {
    ...payment,
    status,
    captured_amount: money.amount,
    method_label: intent.method_label,
    succeeded_at: now,
    next_check_at: null,
  };
  const saved = savePayment(tx, changed, now);
  await auditMoney(news, "payment.capture", { status: payment.status }, { status, ...money });
  await say(context, tx, paymentSucceeded, saved);
  for (const other of rows) if (other.id !== payment.id) await closePayment(context, tx, other);
  tx.afterCommit(() => report(context, "payment_succeeded", saved, money));
  return saved;
}

async function recordEnded({ context, tx, payment }: News): Promise<Payment> {
  if (payment.status === "CANCELLED") return payment;
  const status = movePayment(payment.status, "CANCELLED");
  const saved = savePayment(tx, { ...payment, status, next_check_at: null }, context.clock.now());
  await say(context, tx, paymentFailed, saved);
  tx.afterCommit(() => report(context, "payment_cancelled", saved));
  return saved;
}

/** The intent is gone, the booking still wants to be paid: another one may be made. */
async function recordDropped({ context, tx, payment }: News): Promise<Payment> {
  const status = movePayment(payment.status, "CREATED");
  const revision = payment.revision + 1;
  const changed: Payment = { ...payment, status, revision, provider_payment_id: null, next_check_at: null };
  const saved = savePayment(tx, changed, context.clock.now());
  // It was told to be under way, and came to nothing.
  if (payment.status === "PROCESSING") await say(context, tx, paymentFailed, saved);
  return saved;
}

/** Declined, and this intent has had its try: the customer's next one begins with another. */
async function recordUsedUp({ context, tx, payment, intent }: News): Promise<Payment> {
  const status = movePayment(payment.status, "FAILED");
  const saved = savePayment(
    tx,
    {
      ...payment,
      status,
      revision: payment.revision + 1,
      provider_payment_id: null,
      failed_attempt: intent.attempt,
      next_check_at: null,
    },
    context.clock.now(),
  );
  await say(context, tx, paymentFailed, saved);
  tx.afterCommit(() => report(context, "payment_declined", saved, { attempt: intent.attempt }));
  return saved;
}
