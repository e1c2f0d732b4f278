import { bookingMoves } from "../../../contracts/events/booking.ts";
import { watch } from "../../../platform/events/handler.ts";
import type { Context } from "../context.ts";

/** Whatever happens to a booking reaches its owner's pages. */
export const onBookingChanged = bookingMoves.map((type) =>
  watch(type, (context: Context, { data }) => {
    const { booking_id, status, payment_status, version } = data;
    context.hub.publish(`user:${data.user_id}`, "booking.updated", {
      booking_id,
      status,
      payment_status,
      version,
    });
  }),
);
