import { AppError } from "../../../platform/errors.ts";
import type { Context } from "../context.ts";
import { type Item, itemsOf, replaceItemsOf } from "../db/booking-items.ts";
import { type Booking, lockBooking, patchBooking } from "../db/bookings.ts";
import { ownersOf } from "../domain/basket.ts";
import { repaired } from "../facts.ts";
import { isRefusal, release, reserve } from "../inventory.ts";
import { itemsWith } from "./create.ts";
import { record } from "./record.ts";

/** How long a change of the basket may take before it counts as dead: more than all its calls can. */
export const CHANGE_MS = 40_000;
/** Between two tries to put a basket back when an owner or payment does not answer. */
const AGAIN_MS = 2_000;

/**
 * Ends a change of the basket that did not come to be: the owners hold what is written again, payment asks for the
 * price that is written. Idempotent; a change that has ended is left alone.
 * @param revision the change's
 * @param nothing_moved every owner refused, so only the claim is given up
 * @throws AppError when an owner or payment does not answer: try again
 */
export async function restoreHold(
  context: Context,
  booking_id: string,
  revision: number,
  nothing_moved = false,
): Promise<void> {
  const work = await takeOver(context, booking_id, revision, nothing_moved);
  if (!work) return;
  const { booking, items } = work;
  const { hold_id, hold_revision, contact_hash, guest, user_id } = booking;
  const owners = ownersOf(items);
  const strangers = booking.owners.filter((owner) => !owners.includes(owner));
  try {
    const hold = {
      hold_id,
      booking_id,
      revision: hold_revision,
      until: booking.expires_at,
      buyer: { user_id, contact_hash, guest },
    };
    const lines = await reserve(context, hold, items, new Set());
    await release(context, { hold_id, revision: hold_revision }, strangers, "items_changed");
    await repriceBack(context, booking);
    await finish(context, booking, itemsWith(booking_id, items, lines));
  } catch (error) {
    if (isRefusal(error)) return loseHold(context, booking);
    await tryAgainSoon(context, booking);
    throw error;
  }
}

/** The undoing is a decision of its own, newer than the change, and may have to be taken over in its turn. */
async function takeOver(
  context: Context,
  booking_id: string,
  change: number,
  nothing_moved: boolean,
): Promise<{ booking: Booking; items: Item[] } | undefined> {
  const now = context.clock.now();
  return context.db.tx(async (tx) => {
    const booking = await lockBooking(tx, booking_id);
    if (booking?.change_revision !== change) return undefined;
    if (nothing_moved || booking.status !== "PENDING") {
      patchBooking(tx, booking, { change_revision: null, change_until: null }, [], now);
      context.tasks.drop(tx, "restore-hold", booking_id);
      return undefined;
    }
    const revision = booking.hold_revision + 1;
    const change_until = new Date(now.getTime() + CHANGE_MS);
    const taken = patchBooking(
      tx,
      booking,
      { hold_revision: revision, change_revision: revision, change_until },
      [],
      now,
    );
    context.tasks.ask(tx, "restore-hold", booking_id, { data: { revision }, due_at: change_until });
    return { booking: taken, items: await itemsOf(tx, booking_id) };
  });
}

/** Nobody works on it any more, so nobody has to wait for the rest of this turn; the same turn is taken over. */
async function tryAgainSoon(context: Context, { id, hold_revision }: Booking): Promise<void> {
  const now = context.clock.now();
  await context.db.tx(async (tx) => {
    const booking = await lockBooking(tx, id);
    if (booking?.change_revision !== hold_revision) return;
    patchBooking(tx, booking, { change_until: now }, [], now);
    const due_at = new Date(now.getTime() + AGAIN_MS);
    context.tasks.ask(tx, "restore-hold", id, { data: { revision: hold_revision }, due_at });
  });
}

async function repriceBack(context: Context, { id, price_amount, price_currency }: Booking): Promise<void> {
  try {
    await context.payments.reprice({
      bookingId: id,
      priceAmount: BigInt(price_amount),
      priceCurrency: price_currency,
    });
  } catch (error) {
    // Money is moving: what comes in is compared with the price before anything is issued.
    if (!(error instanceof AppError && error.code === "payment_in_progress")) throw error;
  }
}

async function finish(context: Context, { id, hold_revision }: Booking, items: Item[]): Promise<void> {
  await context.db.tx(async (tx) => {
    const booking = (await lockBooking(tx, id))!;
    if (booking.change_revision !== hold_revision) return;
    // Standing places are others now, perhaps.
    await replaceItemsOf(tx, id, items);
    patchBooking(tx, booking, { change_revision: null, change_until: null }, [], context.clock.now());
    context.tasks.drop(tx, "restore-hold", id);
    tx.afterCommit(() => repaired(context, id, "hold_restored"));
  });
}

/** Somebody took what was let go for the change. Better an honest end now than after paying. */
async function loseHold(context: Context, { id, hold_revision }: Booking): Promise<void> {
  await context.db.tx(async (tx) => {
    const booking = (await lockBooking(tx, id))!;
    if (booking.change_revision !== hold_revision) return;
    context.tasks.drop(tx, "restore-hold", id);
    const ended = { change_revision: null, change_until: null };
    // With the money there, confirming finds out that they are gone, and it goes back.
    if (booking.settled_at) return void patchBooking(tx, booking, ended, [], context.clock.now());
    await record(
      context,
      tx,
      booking,
      { ...ended, status: "EXPIRED", hold_revision: hold_revision + 1 },
      { reason: "hold_lost", actor: "system" },
    );
    context.tasks.ask(tx, "release-holds", id);
    tx.afterCommit(() => repaired(context, id, "hold_lost"));
  });
}
