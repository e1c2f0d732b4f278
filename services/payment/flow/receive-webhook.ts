import type { Context } from "../context.ts";
import { logWebhook } from "../db/payment-log.ts";
import { insertWebhook } from "../db/webhook-events.ts";
import type { Vendor } from "../vendors/vendor.ts";

/**
 * Verifies and stores a webhook, once per event; a task does what it asks for, so that the provider is answered at once.
 * @throws AppError invalid_signature, dependency_unavailable
 */
export async function receiveWebhook(
  context: Context,
  vendor: Vendor,
  raw: Buffer,
  headers: Record<string, string | string[] | undefined>,
): Promise<void> {
  const now = context.clock.now();
  const happening = await vendor.verifyWebhook(raw, headers, now);
  const { event_id, about } = happening;
  await context.db.tx(async (tx) => {
    const fresh = await insertWebhook(tx, vendor.name, happening, now, about === "nothing" ? now : null);
    logWebhook(tx, vendor.name, happening, now);
    if (!fresh || about === "nothing") return;
    context.tasks.ask(tx, "handle-webhook", `${vendor.name}:${event_id}`, {
      data: { provider: vendor.name, event_id },
    });
  });
}
