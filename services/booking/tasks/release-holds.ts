import { task } from "../../../platform/jobs/tasks.ts";
import type { Context } from "../context.ts";
import { itemsOf } from "../db/booking-items.ts";
import { findBooking } from "../db/bookings.ts";
import { ownersOf } from "../domain/basket.ts";
import { isOver } from "../domain/statuses.ts";
import { release } from "../inventory.ts";

/**
 * Lets go at the owners what a booking no longer has, until every owner has said yes: of one that is over,
 * everything; of a living one, what is held where it has no item any more. What it decides on may have changed when
 * the owner hears of it: the revision tells.
 */
export const releaseHolds = task<Context>("release-holds", {}, async (context, { key }) => {
  const booking = await findBooking(context.db, key);
  if (!booking) return;
  const { hold_id, hold_revision, owners } = booking;
  const kept = isOver(booking.status, booking.payment_status) ? [] : ownersOf(await itemsOf(context.db, key));
  const left = owners.filter((owner) => !kept.includes(owner));
  await release(context, { hold_id, revision: hold_revision }, left, booking.status.toLowerCase());
});
