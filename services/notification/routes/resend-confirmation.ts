import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { AppError, invalidState } from "../../../platform/errors.ts";
import { requirePermission } from "../../../platform/http/caller.ts";
import { reply, route } from "../../../platform/http/route.ts";
import { derivedId } from "../../../platform/ids.ts";
import type { Context } from "../context.ts";
import { newestMessageAbout } from "../db/messages.ts";
import { bookingOf } from "../letter.ts";
import { queue } from "../queue.ts";

/** Nobody needs it more often, and nobody's mailbox is to be filled. */
const PAUSE_MS = 60_000;

export const resendConfirmation = route({
  method: "POST",
  path: "/notifications/resend",
  summary: "Write the confirmation of a booking again, to the address of its buyer: once a minute",
  access: "user",
  idempotent: true,
  body: z.object({ booking_id: Id }),
  replies: { 202: z.object({ booking_id: Id }) },
  errors: ["not_found", "forbidden", "invalid_state", "rate_limited"],
  async handler(context: Context, { body, caller, idempotency_key, remember }) {
    const booking = await bookingOf(context, body.booking_id);
    if (booking.userId !== caller.user_id)
      requirePermission(caller, "bookings.update", booking.organizationId);
    if (booking.status !== "CONFIRMED" && booking.status !== "COMPLETED")
      throw invalidState(`The booking is ${booking.status}.`);
    const occasion_id = derivedId("resent", booking.id, caller.user_id, idempotency_key);
    return context.db.tx(async (tx) => {
      const last = await newestMessageAbout(tx, "booking_confirmation", booking.id);
      const pause = last ? last.created_at.getTime() + PAUSE_MS - context.clock.now().getTime() : 0;
      if (last && pause > 0 && last.occasion_id !== occasion_id)
        throw new AppError("resource_exhausted", "rate_limited", {
          detail: "It was written a moment ago.",
          retry_after_s: Math.ceil(pause / 1_000),
        });
      await queue(context, tx, "booking_confirmation", booking.id, booking.userId, occasion_id);
      return remember(tx, reply(202, { booking_id: booking.id }));
    });
  },
});
