import { BookingService } from "../../../contracts/gen/booking/v1/booking_pb.ts";
import { Id } from "../../../contracts/types/ids.ts";
import { notFound } from "../../../platform/errors.ts";
import { rpc } from "../../../platform/rpc/method.ts";
import type { Context } from "../context.ts";
import { findBooking } from "../db/bookings.ts";
import { nameBuyer as nameBuyerOf } from "../saga/name-buyer.ts";

export const nameBuyer = rpc(
  BookingService.method.nameBuyer,
  async (context: Context, { bookingId, contactHash }) => {
    const booking = Id.safeParse(bookingId).success ? await findBooking(context.db, bookingId) : undefined;
    if (!booking) throw notFound();
    await nameBuyerOf(context, booking, contactHash);
    return {};
  },
);
