import { conflict, unavailable } from "../../../platform/errors.ts";
import { type Context, vendorOf } from "../context.ts";
import { findPayment, lockPaymentsOfBooking, type Payment, savePayment } from "../db/payments.ts";
import type { Intent } from "../domain/intent.ts";
import { isMoving } from "../domain/outcome.ts";
import { report } from "../facts.ts";
import { isRefusal, type Vendor } from "../vendors/vendor.ts";
import { recordIntent } from "./record-intent.ts";
import { cancelAt, followIntent, goneIntent } from "./settle-intent.ts";

export interface Price {
  amount: number;
  currency: string;
}

const ROUNDS = 6;
const UNSURE_MS = 10_000;

const inProgress = () =>
  conflict("payment_in_progress", "The payment is under way; the basket can no longer change.");

/**
 * Makes a payment ask for another price. The provider is told first, then it is written: a customer who pays in
 * between pays what the intent says, and where that is not what is written, the money goes back.
 * @throws AppError payment_in_progress, dependency_unavailable
 */
export function reprice(context: Context, payment_id: string, price: Price): Promise<void> {
  return context.turns(payment_id, () => repriceAlone(context, payment_id, price));
}

async function repriceAlone(context: Context, payment_id: string, price: Price): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    const payment = await findPayment(context.db, payment_id);
    if (!payment || (payment.closed_at && payment.captured_amount === 0)) return;
    if (payment.captured_amount > 0) throw inProgress();
    const intent = await tell(context, payment, price);
    if (intent === undefined && samePrice(payment, price)) return;
    if (await writePrice(context, payment, price, intent)) return;
  }
  // The provider was told a price that was never written.
  await checkPriceSoon(context, payment_id);
  throw unavailable("The payment is changed by others at this moment.");
}

export const samePrice = (payment: Price, price: Price): boolean =>
  payment.amount === price.amount && payment.currency === price.currency;

/** Tells the provider; undefined when it holds nothing of this payment yet. */
async function tell(context: Context, payment: Payment, price: Price): Promise<Intent | undefined> {
  if (payment.provider_payment_id === null) return undefined;
  const vendor = vendorOf(context, payment.provider);
  const current = await vendor.retrieve(payment.provider_payment_id).catch((error: unknown) => {
    if (isRefusal(error, "missing")) return goneIntent(payment.provider_payment_id!);
    throw error;
  });
  let told = current;
  if (!isMoving(current) && current.state !== "cancelled" && !samePrice(current, price)) {
    told = await change(vendor, current, price).catch(async (error: unknown) => {
      // It is not known which price the provider has now: soon the booking's own is asked for and told.
      await checkPriceSoon(context, payment.id);
      throw error;
    });
  }
  if (!isMoving(told)) return told;
  await followIntent(context, vendor, told);
  throw inProgress();
}

/** Changes the amount; where that cannot be, the intent is cancelled and made anew when the customer goes on. */
async function change(vendor: Vendor, intent: Intent, price: Price): Promise<Intent> {
  if (price.amount === 0) return cancelAt(vendor, intent.id);
  try {
    return await vendor.updateAmount(intent.id, price.amount, price.currency);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return cancelAt(vendor, intent.id);
  }
}

/** @returns false when somebody else changed the payment meanwhile: the provider has to be asked again */
async function writePrice(
  context: Context,
  seen: Payment,
  price: Price,
  intent: Intent | undefined,
): Promise<boolean> {
  return context.db.tx(async (tx) => {
    const rows = await lockPaymentsOfBooking(tx, seen.booking_id);
    const fresh = rows.find((row) => row.id === seen.id)!;
    if (fresh.version !== seen.version) return false;
    const payment = intent ? await recordIntent(context, tx, rows, seen.id, intent) : fresh;
    if (samePrice(payment, price)) return true;
    savePayment(
      tx,
      { ...payment, amount: price.amount, currency: price.currency, revision: payment.revision + 1 },
      context.clock.now(),
    );
    tx.afterCommit(() =>
      report(context, "payment_repriced", payment, { amount: price.amount, currency: price.currency }),
    );
    return true;
  });
}

/** Compares with the booking a little later: whoever asked for the new price may not have come to write it. */
export async function checkPriceSoon(context: Context, payment_id: string): Promise<void> {
  const due_at = new Date(context.clock.now().getTime() + UNSURE_MS);
  await context.db.tx((tx) => context.tasks.ask(tx, "align-price", payment_id, { due_at }));
}
