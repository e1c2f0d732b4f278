import { receiptGenerated } from "../../../contracts/events/receipt.ts";
import { on } from "../../../platform/events/handler.ts";
import type { Context } from "../context.ts";
import { queue } from "../queue.ts";

/** Paid bookings: tickets exist since the confirmation, now the receipt does too: one mail with both. */
export const onReceiptGenerated = on(receiptGenerated, async (context: Context, { data }, tx) => {
  await queue(context, tx, "booking_confirmation", data.booking_id, data.user_id);
});
