import { AppError } from "../../../platform/errors.ts";
import type { Context } from "../context.ts";
import { findPaymentOfIntent, type Payment } from "../db/payments.ts";
import type { Intent } from "../domain/intent.ts";
import { whyNotPayable } from "../domain/payable.ts";
import { isRefusal, type Vendor } from "../vendors/vendor.ts";
import { payableOf } from "./note-payable.ts";
import { samePrice } from "./reprice.ts";
import { cancelAt, followIntent, goneIntent } from "./settle-intent.ts";

/**
 * Captures an approved intent, where its booking can still be had for exactly this price; otherwise takes the offer
 * back. May run several times and in parallel: an intent is captured with one key, and the provider counts once.
 */
export async function takeMoney(
  context: Context,
  vendor: Vendor,
  provider_payment_id: string,
): Promise<void> {
  const payment = await findPaymentOfIntent(context.db, vendor.name, provider_payment_id);
  // Whoever closed it has asked for the intent to be cancelled.
  if (!payment || payment.closed_at || payment.captured_amount > 0) return;
  const intent = await vendor.retrieve(provider_payment_id).catch((error: unknown) => {
    if (isRefusal(error, "missing")) return goneIntent(provider_payment_id);
    throw error;
  });
  await followIntent(context, vendor, await decide(context, vendor, payment, intent));
}

async function decide(context: Context, vendor: Vendor, payment: Payment, intent: Intent): Promise<Intent> {
  if (intent.state !== "approved") return intent;
  if (!(await isWanted(context, payment, intent))) return cancelAt(vendor, intent.id);
  return vendor.capture(intent.id, `${intent.id}:capture`);
}

/** Its owner is asked: what we know of a booking may be some moments old. */
async function isWanted(context: Context, payment: Payment, intent: Intent): Promise<boolean> {
  try {
    const { booking } = await context.bookings.getBooking({ bookingId: payment.booking_id });
    if (!booking) return false;
    const payable = payableOf(booking);
    const { amount, expires_at } = payable;
    const why = whyNotPayable(booking.status, amount, expires_at, context.clock.now());
    return why === undefined && samePrice(intent, payable) && samePrice(intent, payment);
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return false;
    throw error;
  }
}
