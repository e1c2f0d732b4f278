import { userOrdersRequested } from "../../../contracts/events/auth.ts";
import { bookingCopyRequested } from "../../../contracts/events/booking.ts";
import { on } from "../../../platform/events/handler.ts";
import type { Context } from "../context.ts";
import { bookingsOfUser, lockBooking } from "../db/bookings.ts";

/** More mails than that at once help nobody; the newest of what is still to come. */
const MOST = 10;

/** Somebody looks for what they booked: every booking that still stands is to be written to them again. */
export const onOrdersRequested = on(userOrdersRequested, async (context: Context, { data }, tx) => {
  const { user_id, request_id } = data;
  const wish = { status: "CONFIRMED", upcoming_at: null, before: null, limit: MOST } as const;
  const ids = (await bookingsOfUser(tx, user_id, wish)).map(({ id }) => id).toSorted();
  for (const booking_id of ids) {
    const booking = await lockBooking(tx, booking_id);
    if (booking?.status === "CONFIRMED")
      context.outbox.add(tx, bookingCopyRequested, { booking_id, user_id, request_id });
  }
});
