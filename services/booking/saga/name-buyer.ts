import type { Context } from "../context.ts";
import { type Booking, lockBooking, patchBooking } from "../db/bookings.ts";
import { nameBuyerAt } from "../inventory.ts";

/**
 * A guest may give the e-mail address after the basket is made, and limits per person count guests by it: so they
 * are judged again before the basket becomes a purchase. Idempotent.
 * @throws AppError limit_exceeded
 */
export async function nameBuyer(context: Context, booking: Booking, contact_hash: string): Promise<void> {
  const { id, hold_id, user_id, guest, owners } = booking;
  if (!guest || contact_hash === "" || contact_hash === booking.contact_hash) return;
  await nameBuyerAt(context, { hold_id, buyer: { user_id, contact_hash, guest } }, owners);
  await context.db.tx(async (tx) => {
    await lockBooking(tx, id);
    patchBooking(tx, booking, { contact_hash }, [], context.clock.now());
  });
}
