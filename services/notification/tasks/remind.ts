import { timestampDate } from "@bufbuild/protobuf/wkt";
import type { BookingItem } from "../../../contracts/gen/booking/v1/booking_pb.ts";
import { AppError } from "../../../platform/errors.ts";
import { task } from "../../../platform/jobs/tasks.ts";
import type { Context } from "../context.ts";
import { isStanding, type Occasion, remindersOf } from "../domain/reminders.ts";
import { queue } from "../queue.ts";

// Hours: a booking service that is away is no reason to ask a person.
const TRIES = 240;

/**
 * Queues the reminders of a booking, its key, that are due as things stand now; it is called again for the next one.
 * What was called off, moved or bought too late shows in booking's answer.
 */
export const remind = task<Context>(
  "remind",
  { max_attempts: TRIES },
  async (context, { key: booking_id }) => {
    const { booking } = await context.bookings
      .getBooking({ bookingId: booking_id })
      .catch((error: unknown) => {
        if (error instanceof AppError && error.kind === "not_found") return { booking: undefined };
        throw error;
      });
    if (!booking || !isStanding(booking.status, booking.paymentStatus)) return undefined;
    const { due, next } = remindersOf(booking.items.map(occasionOf), context.clock.now());
    // Asked each time: who wants none today may want one for the next evening.
    if (due.length > 0 && !(await wantsReminders(context, booking.userId))) return next;
    await context.db.tx(async (tx) => {
      for (const occasion_id of due)
        await queue(context, tx, "booking_reminder", booking_id, booking.userId, occasion_id);
    });
    return next;
  },
);

async function wantsReminders(context: Context, user_id: string): Promise<boolean> {
  const profile = await context.users.getProfile({ userId: user_id }).catch((error: unknown) => {
    if (error instanceof AppError && error.kind === "not_found") return undefined;
    throw error;
  });
  return profile?.remindersOff !== true;
}

const occasionOf = ({ occasionId, startTime, remindAt }: BookingItem): Occasion => ({
  occasion_id: occasionId,
  start_time: startTime && timestampDate(startTime),
  remind_at: remindAt && timestampDate(remindAt),
});
