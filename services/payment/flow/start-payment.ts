import { invalid, invalidState, unavailable } from "../../../platform/errors.ts";
import { currentTrace } from "../../../platform/trace.ts";
import type { Context } from "../context.ts";
import { findPayment, lockPaymentsOfBooking, type Payment } from "../db/payments.ts";
import type { Intent } from "../domain/intent.ts";
import { report } from "../facts.ts";
import { isRefusal, type Vendor } from "../vendors/vendor.ts";
import { recordIntent } from "./record-intent.ts";
import { type Price, reprice, samePrice } from "./reprice.ts";
import { cancelAt, goneIntent } from "./settle-intent.ts";

const ROUNDS = 6;

/** A payment the customer can go to the provider with. */
export interface Started {
  payment: Payment;
  handover: Intent["handover"];
}

/** Makes the intent at the provider, or finds the one that is there. Parallel requests of this process share one call. */
export function startPayment(
  context: Context,
  vendor: Vendor,
  noted: Payment,
  price: () => Promise<Price>,
  return_url?: string,
): Promise<Started> {
  const payment_id = noted.id;
  const running = context.starting.get(payment_id) as Promise<Started> | undefined;
  if (running) return running;
  const started = start(context, vendor, noted, price, return_url).finally(() =>
    context.starting.delete(payment_id),
  );
  context.starting.set(payment_id, started);
  return started;
}

async function start(
  context: Context,
  vendor: Vendor,
  noted: Payment,
  price: () => Promise<Price>,
  return_url: string | undefined,
): Promise<Started> {
  for (let round = 0; round < ROUNDS; round++) {
    const payment = round === 0 ? noted : await findPayment(context.db, noted.id);
    if (!payment) throw unavailable("The payment is not there yet.");
    if (payment.captured_amount > 0) return alreadyPaid(payment);
    if (payment.closed_at) throw invalidState("The booking can no longer be paid.");
    const wanted = await price();
    if (!samePrice(payment, wanted)) {
      await reprice(context, noted.id, wanted);
      continue;
    }
    const intent = await intentFor(vendor, payment, return_url);
    const kept = await keepIntent(context, vendor, payment, intent);
    if (!kept) continue;
    if (samePrice(intent, kept) || kept.captured_amount > 0)
      return { payment: kept, handover: intent.handover };
    await reprice(context, noted.id, wanted);
  }
  throw unavailable("The payment is changed by others at this moment.");
}

function alreadyPaid(payment: Payment): Started {
  if (payment.succeeded_at === null) throw invalidState("This payment has ended; its money goes back.");
  return { payment, handover: {} };
}

/** The same revision asks with the same key: what a lost answer told is told again. */
async function intentFor(vendor: Vendor, payment: Payment, return_url: string | undefined): Promise<Intent> {
  const { id, booking_id, revision, amount, currency, provider_payment_id } = payment;
  try {
    if (provider_payment_id !== null) return await vendor.retrieve(provider_payment_id);
    return await vendor.createIntent(
      { payment_id: id, booking_id, revision, amount, currency, return_url },
      `${id}:${revision}`,
    );
  } catch (error) {
    if (isRefusal(error, "missing") && provider_payment_id !== null) return goneIntent(provider_payment_id);
    if (isRefusal(error, "currency"))
      throw invalid("/provider", "currency_not_supported", `This provider does not take ${currency}.`);
    if (isRefusal(error, "amount"))
      throw invalid("/booking_id", "amount_not_payable", "The provider does not take this amount.");
    throw error;
  }
}

/** @returns undefined when the intent is not what the payment needs any more: look again */
async function keepIntent(
  context: Context,
  vendor: Vendor,
  seen: Payment,
  intent: Intent,
): Promise<Payment | undefined> {
  const first = seen.provider_payment_id === null;
  const traceparent = currentTrace()?.traceparent ?? null;
  // The answer to the customer is remembered after it, with a commit that waits for the disk and takes this along.
  const kept = await context.db.relaxed.tx(async (tx) => {
    const locked = await lockPaymentsOfBooking(tx, seen.booking_id);
    const rows = locked.map((row) => (row.id === seen.id ? { ...row, traceparent } : row));
    const fresh = rows.find((row) => row.id === seen.id)!;
    const payment = await recordIntent(context, tx, rows, seen.id, intent);
    if (payment.provider_payment_id !== intent.id) return undefined;
    if (first && fresh.provider_payment_id === null)
      tx.afterCommit(() => report(context, "payment_started", payment));
    return payment;
  });
  // The basket changed or ended while the provider was asked: nobody has seen this intent, so it goes.
  if (!kept && first && intent.state !== "cancelled") await cancelAt(vendor, intent.id);
  return kept;
}
