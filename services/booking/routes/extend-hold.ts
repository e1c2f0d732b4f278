import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { conflict, invalidState } from "../../../platform/errors.ts";
import { reply, route } from "../../../platform/http/route.ts";
import { ownBooking } from "../access.ts";
import type { Context } from "../context.ts";
import { itemsOf } from "../db/booking-items.ts";
import { type Booking, lockBooking } from "../db/bookings.ts";
import { ownersOf } from "../domain/basket.ts";
import { extendedDeadline } from "../domain/deadline.ts";
import { extend, isRefusal } from "../inventory.ts";
import { requireOpen } from "../saga/checks.ts";
import { record } from "../saga/record.ts";
import { BookingView, etagOf, viewOf } from "../view.ts";

export const extendHold = route({
  method: "POST",
  path: "/bookings/:id/extend",
  summary: "Hold the basket for longer",
  access: "user",
  params: z.object({ id: Id }),
  body: z.object({}),
  replies: { 200: BookingView },
  errors: ["extend_limit", "invalid_state", "payment_in_progress"],
  async handler(context: Context, { params, caller }) {
    const seen = await ownBooking(context, caller, params.id);
    const deadline = laterDeadline(context, seen);
    const items = await itemsOf(context.db, seen.id);
    // The owners first: what they hold for too long ends with the booking, what they hold too short is lost.
    await extend(context, seen.hold_id, deadline, ownersOf(items)).catch((error: unknown) => {
      throw isRefusal(error) ? invalidState("The hold has ended.") : error;
    });
    return context.db.tx(async (tx) => {
      const fresh = (await lockBooking(tx, seen.id))!;
      laterDeadline(context, fresh);
      // A parallel one may have got further.
      if (fresh.expires_at >= deadline) return reply(200, viewOf(fresh, items), etagOf(fresh));
      const saved = await record(
        context,
        tx,
        fresh,
        { expires_at: deadline },
        { reason: "extended", actor: `user:${caller.user_id}` },
      );
      return reply(200, viewOf(saved, await itemsOf(tx, seen.id)), etagOf(saved));
    });
  },
});

/** @throws AppError extend_limit, invalid_state, payment_in_progress */
function laterDeadline(context: Context, booking: Booking): Date {
  const now = context.clock.now();
  requireOpen(booking, now);
  const deadline = extendedDeadline(now, booking.created_at, booking.expires_at, context.config);
  if (!deadline) throw conflict("extend_limit", "The hold cannot be extended any further.");
  return deadline;
}
