import { audit } from "../../../platform/audit.ts";
import type { Tx } from "../../../platform/db/transaction.ts";
import { type AppError, notFound } from "../../../platform/errors.ts";
import type { Context } from "../context.ts";
import { type Item, itemsOf } from "../db/booking-items.ts";
import { type Booking, findBooking, lockBooking } from "../db/bookings.ts";
import { ownersOf } from "../domain/basket.ts";
import { firstReminder } from "../domain/reminder.ts";
import { hasMoney, isOver } from "../domain/statuses.ts";
import { repaired } from "../facts.ts";
import { comeAgain, commit, isRefusal, overtaken } from "../inventory.ts";
import { record } from "./record.ts";

/** Ends the task that was to confirm it. */
type Close = (tx: Tx) => void;

export interface Outcome {
  booking: Booking;
  items: Item[];
  /** Why an owner did not give what was held. */
  refused?: AppError;
}

/**
 * Confirms a booking that is paid, or free and wanted: the owners commit before it is written. One refuses: all let
 * go, and the money goes back. A booking that does not wait for this is returned as it is. Idempotent.
 * @throws AppError unavailable when an owner gives no answer, or the basket is being changed: try again
 */
export async function confirmSettled(context: Context, booking_id: string, close?: Close): Promise<Outcome> {
  const booking = await findBooking(context.db, booking_id);
  if (!booking) throw notFound();
  const items = await itemsOf(context.db, booking_id);
  if (!waitsForCommit(booking)) return { booking, items };
  // A change that was under way when the money came is being put back first.
  if (booking.change_revision !== null) throw comeAgain();
  if (hasMoney(booking.payment_status) && booking.paid_amount !== booking.price_amount) {
    return { booking: await giveUp(context, booking, "wrong_money"), items };
  }
  const { hold_id, hold_revision } = booking;
  try {
    await commit(context, { hold_id, booking_id, revision: hold_revision }, ownersOf(items));
  } catch (error) {
    if (overtaken(error)) throw comeAgain(error);
    if (!isRefusal(error)) throw error;
    return { booking: await giveUp(context, booking, "items_gone"), items, refused: error };
  }
  return { booking: await writeConfirmed(context, booking, items, close), items };
}

function waitsForCommit({ status, payment_status, settled_at }: Booking): boolean {
  return (
    settled_at !== null &&
    (status === "PENDING" || status === "EXPIRED") &&
    (hasMoney(payment_status) || payment_status === "NOT_REQUIRED")
  );
}

async function writeConfirmed(
  context: Context,
  { id, hold_revision }: Booking,
  items: Item[],
  close: Close | undefined,
): Promise<Booking> {
  // A task would do it again.
  const db = close ? context.db.relaxed : context.db;
  return db.tx(async (tx) => {
    const booking = (await lockBooking(tx, id))!;
    if (!waitsForCommit(booking)) {
      // Called off while the owners committed: they let go again.
      if (isOver(booking.status, booking.payment_status)) context.tasks.ask(tx, "release-holds", id);
      return booking;
    }
    if (booking.hold_revision !== hold_revision) throw comeAgain();
    const confirmed_at = context.clock.now();
    const starts = items.map(({ line }) => line.start_time);
    const remind_at = firstReminder(starts, confirmed_at, context.config.remind_seconds);
    const reason = booking.payment_status === "NOT_REQUIRED" ? "free" : "paid";
    const saved = await record(
      context,
      tx,
      booking,
      { status: "CONFIRMED", confirmed_at, remind_at, draft: false },
      { reason, actor: "system" },
    );
    if (close) close(tx);
    else context.tasks.drop(tx, "confirm-booking", id);
    return saved;
  });
}

async function giveUp(
  context: Context,
  { id, hold_revision }: Booking,
  reason: "items_gone" | "wrong_money",
): Promise<Booking> {
  return context.db.tx(async (tx) => {
    const booking = (await lockBooking(tx, id))!;
    if (!waitsForCommit(booking)) return booking;
    if (booking.hold_revision !== hold_revision) throw comeAgain();
    const saved = await record(
      context,
      tx,
      booking,
      {
        status: booking.status === "PENDING" ? "FAILED" : booking.status,
        payment_status: hasMoney(booking.payment_status) ? "REFUNDING" : booking.payment_status,
        hold_revision: hold_revision + 1,
      },
      { reason, actor: "system" },
    );
    context.tasks.ask(tx, "release-holds", id);
    audit(tx, context.clock, {
      actor: "service:booking",
      action: "booking.give_up",
      object: `booking:${id}`,
      organization_id: booking.organization_id,
      before: { status: booking.status, payment_status: booking.payment_status },
      after: { status: saved.status, payment_status: saved.payment_status, reason },
    });
    tx.afterCommit(() => repaired(context, id, reason));
    return saved;
  });
}
