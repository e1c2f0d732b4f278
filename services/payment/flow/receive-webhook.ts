import type { Context } from "../context.ts";
import { logWebhook } from "../db/payment-log.ts";
import { insertWebhook } from "../db/webhook-events.ts";
import type { Vendor } from "../vendors/vendor.ts";

/**
 * Verifies and logs a webhook. One that asks for something is stored, once per event; a task does it, so that the
 * provider is answered at once.
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
    logWebhook(tx, vendor.name, happening, now);
    if (about === "nothing" || !(await insertWebhook(tx, vendor.name, happening, now))) return;
    context.tasks.ask(tx, "handle-webhook", `${vendor.name}:${event_id}`, {
      data: { provider: vendor.name, event_id },
    });
  });
}
