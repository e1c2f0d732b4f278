import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { reply, route } from "../../../platform/http/route.ts";
import { bookingFor } from "../access.ts";
import type { Context } from "../context.ts";
import { itemsOf } from "../db/booking-items.ts";
import { lockBooking } from "../db/bookings.ts";
import { Metadata } from "../domain/metadata.ts";
import { record } from "../saga/record.ts";
import { BookingView, etagOf, viewOf } from "../view.ts";

export const updateBooking = route({
  method: "PATCH",
  path: "/bookings/:id",
  summary: "Change a booking's own notes",
  access: "user",
  versioned: true,
  params: z.object({ id: Id }),
  body: z.object({ metadata: Metadata.nullable().optional() }),
  replies: { 200: BookingView },
  async handler(context: Context, { params, body, caller, requireVersion }) {
    const { id } = await bookingFor(context, caller, params.id, "bookings.update");
    return context.db.tx(async (tx) => {
      const booking = (await lockBooking(tx, id))!;
      requireVersion(booking.version);
      const items = await itemsOf(tx, id);
      if (body.metadata === undefined) return reply(200, viewOf(booking, items), etagOf(booking));
      const saved = await record(
        context,
        tx,
        booking,
        { metadata: body.metadata },
        { reason: "metadata_changed", actor: `user:${caller.user_id}` },
      );
      return reply(200, viewOf(saved, items), etagOf(saved));
    });
  },
});
