import type { Tx } from "../../../platform/db/transaction.ts";
import { task } from "../../../platform/jobs/tasks.ts";
import type { Context } from "../context.ts";
import { type Item, itemsOf, replaceItemsOf } from "../db/booking-items.ts";
import { type Booking, bookingsAtOtherTimes, lockBooking } from "../db/bookings.ts";
import { type Move, moveLine } from "../domain/move-line.ts";
import { firstReminder } from "../domain/reminder.ts";
import { isOver } from "../domain/statuses.ts";
import { record } from "../saga/record.ts";
import { sumUp } from "../saga/checks.ts";

// Each look goes through all items of the event once.
const BATCH = 200;

/** Brings the bookings of an event to its dates as they are now, some at a time; data: the event and its dates. */
export const moveBookings = task<Context, { event_id: string; performances: Move[] }>(
  "move-bookings",
  {},
  async (context, { data }) => {
    const { event_id, performances } = data;
    const ids = await bookingsAtOtherTimes(context.db, event_id, performances, BATCH);
    for (const id of ids) {
      await context.db.tx(async (tx) => {
        const booking = (await lockBooking(tx, id))!;
        if (isOver(booking.status, booking.payment_status)) return;
        await move(context, tx, booking, await itemsOf(tx, id), performances);
      });
    }
    return ids.length === BATCH ? context.clock.now() : undefined;
  },
);

async function move(
  context: Context,
  tx: Tx,
  booking: Booking,
  before: Item[],
  performances: readonly Move[],
): Promise<void> {
  const items = before.map((item) => ({ ...item, line: moveLine(item.wanted, item.line, performances) }));
  if (items.every(({ line }, n) => line === before[n]!.line)) return;
  const { start_time, end_time } = sumUp(items.map(({ line }) => line));
  const starts = items.map(({ line }) => line.start_time);
  await replaceItemsOf(tx, booking.id, items);
  await record(
    context,
    tx,
    booking,
    {
      start_time: start_time === null ? null : new Date(start_time),
      end_time: end_time === null ? null : new Date(end_time),
      remind_at: firstReminder(starts, booking.confirmed_at, context.config.remind_seconds),
    },
    { reason: "date_moved", actor: "system" },
  );
}
