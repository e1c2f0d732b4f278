import { type Context, vendorOf } from "../context.ts";
import { findCapture } from "../db/captures.ts";
import { findRefund, markRefundSent, type Refund } from "../db/refunds.ts";
import type { ProviderRefund } from "../domain/intent.ts";
import { isRefusal, type Vendor } from "../vendors/vendor.ts";
import { recordRefund, type RefundNews } from "./record-refund.ts";

/**
 * Sends a refund to the provider, or asks what became of it, and writes down the answer. May run several times
 * and in parallel: the refund's id is the idempotency key, and what may have been sent is looked for first.
 * @returns the refund afterwards; still PENDING when the bank takes its time
 */
export async function sendRefund(context: Context, refund_id: string): Promise<Refund | undefined> {
  const refund = await findRefund(context.db, refund_id);
  if (!refund || refund.status !== "PENDING") return refund;
  const vendor = vendorOf(context, refund.provider);
  const news = await newsOf(context, vendor, refund);
  return context.db.tx((tx) => recordRefund(context, tx, refund_id, news));
}

async function newsOf(context: Context, vendor: Vendor, refund: Refund): Promise<RefundNews> {
  try {
    const seen = await askOrSend(context, vendor, refund);
    return { state: seen.state, provider_refund_id: seen.id };
  } catch (error) {
    // Only a definite no ends it; whatever else happened, the refund may have been made.
    if (!isRefusal(error)) throw error;
    return { state: "failed", provider_refund_id: refund.provider_refund_id, code: error.code };
  }
}

async function askOrSend(context: Context, vendor: Vendor, refund: Refund): Promise<ProviderRefund> {
  const { id, payment_id, provider_payment_id, provider_refund_id, amount, currency, sent_at } = refund;
  if (provider_refund_id !== null) return vendor.retrieveRefund(provider_refund_id);
  // The provider forgets idempotency keys after a day; what it made it does not forget.
  const made = sent_at === null ? undefined : await vendor.findRefund(provider_payment_id, id);
  if (made) return made;
  const capture = await findCapture(context.db, vendor.name, provider_payment_id);
  const capture_id = capture?.capture_id ?? null;
  await markRefundSent(context.db, id, context.clock.now());
  return vendor.refund({ refund_id: id, payment_id, provider_payment_id, capture_id, amount, currency }, id);
}
