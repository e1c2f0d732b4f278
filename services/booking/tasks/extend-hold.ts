import { task } from "../../../platform/jobs/tasks.ts";
import type { Context } from "../context.ts";
import { itemsOf } from "../db/booking-items.ts";
import { findBooking } from "../db/bookings.ts";
import { ownersOf } from "../domain/basket.ts";
import { extend } from "../inventory.ts";

/** Tells the owners the new deadline of a hold that was prolonged while the provider works on the payment. */
export const extendHold = task<Context>("extend-hold", {}, async (context, { key }) => {
  const booking = await findBooking(context.db, key);
  if (booking?.status !== "PENDING") return;
  await extend(context, booking.hold_id, booking.expires_at, ownersOf(await itemsOf(context.db, key)));
});
