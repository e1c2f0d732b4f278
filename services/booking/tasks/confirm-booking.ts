import { task } from "../../../platform/jobs/tasks.ts";
import type { Context } from "../context.ts";
import { findBooking } from "../db/bookings.ts";
import { confirmSettled } from "../saga/confirm.ts";

/** How soon to look again while the basket is still being put back. */
const WAIT_MS = 300;

/** Makes a paid or free booking confirmed with its items issued, or gives it up; until one of both is written. */
export const confirmBooking = task<Context>("confirm-booking", {}, async (context, { key }) => {
  const booking = await findBooking(context.db, key);
  if (!booking) return;
  if (booking.change_revision !== null) return new Date(context.clock.now().getTime() + WAIT_MS);
  await confirmSettled(context, key);
});
