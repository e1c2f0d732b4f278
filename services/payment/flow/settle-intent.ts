import { AppError } from "../../../platform/errors.ts";
import { takeUp } from "../../../platform/trace.ts";
import type { Context } from "../context.ts";
import {
  findPayment,
  findPaymentOfIntent,
  listPaymentsOfBooking,
  lockPaymentsOfBooking,
  type Payment,
} from "../db/payments.ts";
import type { Intent } from "../domain/intent.ts";
import { isRefusal, type Vendor } from "../vendors/vendor.ts";
import { notePayable, payableOf } from "./note-payable.ts";
import { recordIntent } from "./record-intent.ts";

/**
 * Asks the provider how an intent stands and lets its payment follow.
 * @returns the payment afterwards; undefined when the intent cannot be attributed to any
 * @throws VendorRefusal missing
 */
export async function settleIntent(
  context: Context,
  vendor: Vendor,
  provider_payment_id: string,
): Promise<{ intent: Intent; payment: Payment | undefined }> {
  const intent = await vendor.retrieve(provider_payment_id);
  return { intent, payment: await followIntent(context, vendor, intent) };
}

/** Lets the payment of an intent follow what the provider just said. */
export async function followIntent(
  context: Context,
  vendor: Vendor,
  intent: Intent,
): Promise<Payment | undefined> {
  const payment = await paymentOf(context, vendor, intent);
  if (!payment) return undefined;
  // Were it lost, the provider would be asked again: by the webhook's task, or by reconciliation.
  const record = () =>
    context.db.relaxed.tx(async (tx) => {
      const rows = await lockPaymentsOfBooking(tx, payment.booking_id);
      return recordIntent(context, tx, rows, payment.id, intent);
    });
  return takeUp(context.tracer, `${vendor.name} told`, payment.traceparent, record);
}

/** Cancels an intent; one that is already decided is read instead, one that is gone counts as cancelled. */
export async function cancelAt(vendor: Vendor, provider_payment_id: string): Promise<Intent> {
  try {
    return await vendor.cancel(provider_payment_id);
  } catch (error) {
    if (isRefusal(error, "missing")) return goneIntent(provider_payment_id);
    if (isRefusal(error)) return vendor.retrieve(provider_payment_id);
    throw error;
  }
}

/** What an intent that its provider does not know any more amounts to. */
export function goneIntent(id: string): Intent {
  return {
    id,
    state: "cancelled",
    amount: 0,
    currency: "",
    received_amount: 0,
    attempt: "",
    method_label: "",
    marks: {},
    handover: {},
    capture_id: null,
    spent: true,
  };
}

/** Whose intent it is: by its id, else by what we wrote on it, as the answer that told its id may have been lost. */
async function paymentOf(context: Context, vendor: Vendor, intent: Intent): Promise<Payment | undefined> {
  const known = await findPaymentOfIntent(context.db, vendor.name, intent.id);
  if (known) return known;
  const { payment_id, booking_id } = intent.marks;
  const marked = payment_id ? await findPayment(context.db, payment_id) : undefined;
  if (marked?.provider === vendor.name) return marked;
  if (!booking_id) return undefined;
  const ofBooking = (await listPaymentsOfBooking(context.db, booking_id)).find(
    (payment) => payment.provider === vendor.name,
  );
  if (ofBooking || intent.received_amount === 0) return ofBooking;
  return noteFromBooking(context, vendor, booking_id);
}

/** Money for a booking of which nothing is known here yet: its owner knows. */
async function noteFromBooking(
  context: Context,
  vendor: Vendor,
  booking_id: string,
): Promise<Payment | undefined> {
  try {
    const { booking } = await context.bookings.getBooking({ bookingId: booking_id });
    if (!booking) return undefined;
    const rows = await context.db.tx((tx) => notePayable(context, tx, payableOf(booking), vendor.name));
    return rows.find((payment) => payment.provider === vendor.name);
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return undefined;
    throw error;
  }
}
