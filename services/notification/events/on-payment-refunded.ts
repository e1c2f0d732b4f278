import { paymentRefunded } from "../../../contracts/events/payment.ts";
import { on } from "../../../platform/events/handler.ts";
import { derivedId } from "../../../platform/ids.ts";
import type { Context } from "../context.ts";
import { queue } from "../queue.ts";

/** Each time some of the money goes back; when all of it does, the cancellation says so. */
export const onPaymentRefunded = on(paymentRefunded, async (context: Context, { data }, tx) => {
  const { payment_id, booking_id, user_id, refunded_amount, captured_amount } = data;
  if (!user_id || refunded_amount >= captured_amount) return;
  const occasion_id = derivedId("refunded", payment_id, String(refunded_amount));
  await queue(context, tx, "booking_refunded", booking_id, user_id, occasion_id);
});
