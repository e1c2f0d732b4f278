import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { invalidState } from "../../../platform/errors.ts";
import { reply, route } from "../../../platform/http/route.ts";
import { bookingFor, roleOf } from "../access.ts";
import { hindranceOf } from "../cancelling.ts";
import type { Context } from "../context.ts";
import { itemsOf } from "../db/booking-items.ts";
import { lockBooking } from "../db/bookings.ts";
import { canMove } from "../domain/statuses.ts";
import { cancel } from "../saga/cancel.ts";
import { BookingView, etagOf, viewOf } from "../view.ts";

export const cancelBooking = route({
  method: "POST",
  path: "/bookings/:id/cancel",
  summary: "Call a booking off; what was paid goes back",
  access: "user",
  params: z.object({ id: Id }),
  body: z.object({ reason: z.string().max(500).optional() }),
  replies: { 200: BookingView },
  errors: ["invalid_state"],
  async handler(context: Context, { params, body, caller }) {
    const seen = await bookingFor(context, caller, params.id, "bookings.update");
    const { id } = seen;
    // Asked before the booking is locked: who is in gets nothing back by a click.
    if ((await hindranceOf(context, seen, await itemsOf(context.db, id), roleOf(caller, seen))) === "used")
      throw invalidState("A ticket of it has been used; only the organizer can cancel it now.");
    return context.db.tx(async (tx) => {
      const booking = (await lockBooking(tx, id))!;
      const items = await itemsOf(tx, id);
      if (booking.status === "CANCELLED") return reply(200, viewOf(booking, items), etagOf(booking));
      const role = roleOf(caller, booking);
      if (!canMove(booking.status, "CANCELLED")) throw invalidState(`The booking is ${booking.status}.`);
      // Whoever was inside has had it; the house may still be generous.
      if (
        role === "customer" &&
        booking.status === "CONFIRMED" &&
        booking.start_time &&
        booking.start_time <= context.clock.now()
      )
        throw invalidState("It has begun; only the organizer can cancel it now.");
      const saved = await cancel(context, tx, booking, {
        reason: `by_${role}`,
        note: body.reason?.trim() || null,
        actor: `user:${caller.user_id}`,
      });
      return reply(200, viewOf(saved, items), etagOf(saved));
    });
  },
});
