import { BookingService } from "../../../contracts/gen/booking/v1/booking_pb.ts";
import { Id } from "../../../contracts/types/ids.ts";
import { rpc } from "../../../platform/rpc/method.ts";
import type { Context } from "../context.ts";
import { findBookingOfHold } from "../db/bookings.ts";
import { isOver } from "../domain/statuses.ts";

export const getHold = rpc(BookingService.method.getHold, async (context: Context, { holdId }) => {
  const booking = Id.safeParse(holdId).success ? await findBookingOfHold(context.db, holdId) : undefined;
  if (!booking) return { state: "none" };
  return { state: isOver(booking.status, booking.payment_status) ? "over" : "open" };
});
