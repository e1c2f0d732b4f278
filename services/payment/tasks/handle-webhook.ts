import { audit } from "../../../platform/audit.ts";
import { violates } from "../../../platform/db/database.ts";
import { NeedsPerson, task } from "../../../platform/jobs/tasks.ts";
import { type Context, vendorOf } from "../context.ts";
import { findRefund, findRefundOfProvider } from "../db/refunds.ts";
import { closeWebhook, findOpenWebhook, parkWebhook } from "../db/webhook-events.ts";
import { report } from "../facts.ts";
import { recordForeignRefund, recordRefund } from "../flow/record-refund.ts";
import { paymentOfCapture, settleDispute } from "../flow/settle-dispute.ts";
import { settleIntent } from "../flow/settle-intent.ts";
import { type Happening, isRefusal, type Vendor } from "../vendors/vendor.ts";

const MAX_ATTEMPTS = 2_000;

/**
 * Does what a stored webhook asks for; data: provider and event id. What cannot be attributed waits for a person:
 * replayed, it is judged anew.
 */
export const handleWebhook = task<Context, { provider: string; event_id: string }>(
  "handle-webhook",
  { max_attempts: MAX_ATTEMPTS },
  async (context, { data, close }) => {
    const { provider, event_id } = data;
    const happening = await findOpenWebhook(context.db, provider, event_id);
    if (!happening) return;
    const vendor = vendorOf(context, provider);
    const parked =
      happening.live === vendor.live ? await followHappening(context, vendor, happening) : "other_mode";
    // Another one about the same object waits already: it stands for both.
    if (!parked || !(await notePark(context, provider, happening, parked)))
      return context.db.relaxed.tx((tx) => {
        closeWebhook(tx, provider, event_id, context.clock.now());
        close(tx);
      });
    throw new NeedsPerson(`${parked}: ${happening.type} ${happening.object_id}`);
  },
);

/** @returns why a person has to look at it; undefined when it is done */
async function followHappening(
  context: Context,
  vendor: Vendor,
  happening: Happening,
): Promise<string | undefined> {
  try {
    switch (happening.about) {
      case "payment":
        return await followPayment(context, vendor, happening);
      case "refund":
        return await followRefund(context, vendor, happening);
      case "dispute":
        return await followDispute(context, vendor, happening);
      case "nothing":
        return undefined;
    }
  } catch (error) {
    if (isRefusal(error, "missing")) return "unknown_object";
    throw error;
  }
}

async function followPayment(
  context: Context,
  vendor: Vendor,
  { provider_payment_id }: Happening,
): Promise<string | undefined> {
  const { intent, payment } = await settleIntent(context, vendor, provider_payment_id!);
  return !payment && intent.received_amount > 0 ? "unattributable" : undefined;
}

async function followRefund(
  context: Context,
  vendor: Vendor,
  { provider_refund_id, refund_id }: Happening,
): Promise<string | undefined> {
  const known =
    (await findRefundOfProvider(context.db, vendor.name, provider_refund_id!)) ??
    (refund_id ? await findRefund(context.db, refund_id) : undefined);
  const seen = await vendor.retrieveRefund(provider_refund_id!);
  if (known) {
    await context.db.tx((tx) =>
      recordRefund(context, tx, known.id, { state: seen.state, provider_refund_id: seen.id }),
    );
    return undefined;
  }
  const payment = await paymentOfCapture(context, vendor.name, seen.provider_payment_id);
  if (payment) await recordForeignRefund(context, payment, seen);
  return undefined;
}

async function followDispute(
  context: Context,
  vendor: Vendor,
  { object_id }: Happening,
): Promise<string | undefined> {
  return (await settleDispute(context, vendor, object_id)) ? undefined : "unattributable";
}

/** Says so once, however often it is judged again. @returns false when another one about the same object waits */
async function notePark(
  context: Context,
  provider: string,
  happening: Happening,
  reason: string,
): Promise<boolean> {
  const { event_id, object_id, type, amount, currency } = happening;
  try {
    await context.db.tx(async (tx) => {
      if (!(await parkWebhook(tx, provider, event_id, reason, context.clock.now()))) return;
      audit(tx, context.clock, {
        actor: `provider:${provider}`,
        action: "payment.webhook_parked",
        object: `webhook:${event_id}`,
        after: { reason, type, object_id, amount, currency },
      });
      tx.afterCommit(() => report(context, "webhook_parked", undefined, { reason, event_id, object_id }));
    });
    return true;
  } catch (error) {
    if (violates(error, "webhook_events_waiting")) return false;
    throw error;
  }
}
