import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { reply, route } from "../../../platform/http/route.ts";
import { bookingFor } from "../access.ts";
import type { Context } from "../context.ts";
import { itemsOf } from "../db/booking-items.ts";
import { BookingView, etagOf, viewOf } from "../view.ts";

export const getBookingById = route({
  method: "GET",
  path: "/bookings/:id",
  summary: "Read a booking",
  access: "user",
  params: z.object({ id: Id }),
  replies: { 200: BookingView },
  async handler(context: Context, { params, caller }) {
    const booking = await bookingFor(context, caller, params.id, "bookings.read");
    return reply(200, viewOf(booking, await itemsOf(context.db, booking.id)), etagOf(booking));
  },
});
