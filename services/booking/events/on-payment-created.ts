import { paymentCreated } from "../../../contracts/events/payment.ts";
import { on } from "../../../platform/events/handler.ts";
import type { Context } from "../context.ts";
import { notePayment } from "../db/bookings.ts";

/** Notes how the booking is paid. No new version: nothing of it changed, and the basket's ETag stays good. */
export const onPaymentCreated = on(paymentCreated, async (_context: Context, { data }, tx) => {
  notePayment(tx, data.booking_id, data.payment_id);
});
