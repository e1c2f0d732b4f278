import { BookingService } from "../../../contracts/gen/booking/v1/booking_pb.ts";
import { rpc } from "../../../platform/rpc/method.ts";
import type { Context } from "../context.ts";
import { findIdByReference } from "../db/bookings.ts";

export const findBooking = rpc(
  BookingService.method.findBooking,
  async (context: Context, { organizationId, reference }) => ({
    bookingId: (await findIdByReference(context.db, organizationId, reference)) ?? "",
  }),
);
