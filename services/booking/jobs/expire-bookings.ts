import type { Tx } from "../../../platform/db/transaction.ts";
import { job } from "../../../platform/jobs/job.ts";
import type { Context } from "../context.ts";
import { type Booking, takeOverdue } from "../db/bookings.ts";
import { record } from "../saga/record.ts";

const EVERY_MS = 500;
const BATCH = 50;

/** Ends holds on time, never before. One whose money is there is not overdue; one being paid is prolonged once. */
export const expireBookings = job("expire-bookings", EVERY_MS, async (context: Context) => {
  const now = context.clock.now();
  return context.db.tx(async (tx) => {
    const overdue = await takeOverdue(tx, now, BATCH);
    for (const booking of overdue) {
      if (booking.payment_status === "PROCESSING" && !booking.prolonged)
        await prolong(context, tx, booking, now);
      else await expire(context, tx, booking);
    }
    return overdue.length;
  });
});

async function expire(context: Context, tx: Tx, booking: Booking): Promise<void> {
  const ended = {
    status: "EXPIRED",
    hold_revision: booking.hold_revision + 1,
    change_revision: null,
    change_until: null,
  } as const;
  await record(context, tx, booking, ended, { reason: "hold_ended", actor: "system" });
  context.tasks.ask(tx, "release-holds", booking.id);
}

async function prolong(context: Context, tx: Tx, booking: Booking, now: Date): Promise<void> {
  const expires_at = new Date(now.getTime() + context.config.hold_seconds * 1000);
  await record(
    context,
    tx,
    booking,
    { expires_at, prolonged: true },
    { reason: "payment_processing", actor: "system" },
  );
  context.tasks.ask(tx, "extend-hold", booking.id);
}
