import { task } from "../../../platform/jobs/tasks.ts";
import type { Context } from "../context.ts";
import { liveBookingsOf, lockBooking } from "../db/bookings.ts";
import { canMove } from "../domain/statuses.ts";
import { cancel } from "../saga/cancel.ts";

const BATCH = 50;

/** Cancels the bookings of an event that will not happen, some at a time. */
export const cancelEventBookings = task<Context, { event_id: string }>(
  "cancel-event-bookings",
  {},
  async (context, { data }) => {
    const ids = await liveBookingsOf(context.db, data.event_id, BATCH);
    for (const id of ids) {
      await context.db.tx(async (tx) => {
        const booking = await lockBooking(tx, id);
        if (booking && canMove(booking.status, "CANCELLED"))
          await cancel(context, tx, booking, { reason: "event_cancelled", actor: "system" });
      });
    }
    return ids.length === BATCH ? context.clock.now() : undefined;
  },
);
