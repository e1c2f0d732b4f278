import type { Context } from "../context.ts";
import { findCapture } from "../db/captures.ts";
import { findPayment, type Payment } from "../db/payments.ts";
import type { Vendor } from "../vendors/vendor.ts";
import { recordDispute } from "./record-dispute.ts";
import { settleIntent } from "./settle-intent.ts";

/**
 * Asks the provider how a dispute stands and lets it follow.
 * @returns the payment it is about; undefined when it cannot be attributed to any
 * @throws VendorRefusal missing
 */
export async function settleDispute(
  context: Context,
  vendor: Vendor,
  provider_dispute_id: string,
): Promise<Payment | undefined> {
  const seen = await vendor.retrieveDispute(provider_dispute_id);
  // News of the money itself may be slower than news of the dispute about it.
  const payment =
    (await paymentOfCapture(context, vendor.name, seen.provider_payment_id)) ??
    (await settleIntent(context, vendor, seen.provider_payment_id)).payment;
  if (payment) await recordDispute(context, payment, seen);
  return payment;
}

/** Whose money of a provider it is. */
export async function paymentOfCapture(
  context: Context,
  provider: string,
  provider_payment_id: string,
): Promise<Payment | undefined> {
  const capture = await findCapture(context.db, provider, provider_payment_id);
  return capture ? findPayment(context.db, capture.payment_id) : undefined;
}
