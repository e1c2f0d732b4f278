import {
  bookingCancelled,
  bookingCompleted,
  bookingConfirmed,
  bookingExpired,
  bookingFailed,
  type BookingState,
  bookingUpdated,
} from "../../../contracts/events/booking.ts";
import type { EventType } from "../../../contracts/types/event.ts";
import type { Tx } from "../../../platform/db/transaction.ts";
import type { Context } from "../context.ts";
import { type Booking, type NewMove, patchBooking } from "../db/bookings.ts";
import { move, movePayment, type Status } from "../domain/statuses.ts";
import { happened } from "../facts.ts";
import { stateOf } from "../view.ts";

/** Who does it and why, for the history. */
export interface Cause {
  /** A code, for example by_customer: it travels in events. */
  reason: string;
  /** Somebody's own words: they stay in the history. */
  note?: string | null;
  /** `user:<id>`, `service:payment`, `system` */
  actor: string;
}

/** What is said when a booking comes to a status; anything else that changes is an update. */
const EVENTS: Record<Status, EventType<string, typeof BookingState>> = {
  PENDING: bookingUpdated,
  CONFIRMED: bookingConfirmed,
  COMPLETED: bookingCompleted,
  CANCELLED: bookingCancelled,
  EXPIRED: bookingExpired,
  FAILED: bookingFailed,
};

/**
 * Changes a booking that this transaction has locked: checks both transition tables, writes columns, version and
 * history, and says so.
 * @param quiet no event: for a step that another follows at once
 * @throws when a table does not allow the move
 */
export async function record(
  context: Context,
  tx: Tx,
  booking: Booking,
  patch: Partial<Booking>,
  cause: Cause,
  quiet = false,
): Promise<Booking> {
  const moves = movesOf(booking, patch, cause);
  const saved = patchBooking(
    tx,
    booking,
    { ...patch, version: booking.version + 1 },
    moves,
    context.clock.now(),
  );
  const moved = saved.status !== booking.status;
  if (!quiet)
    context.outbox.add(tx, moved ? EVENTS[saved.status] : bookingUpdated, stateOf(saved, cause.reason));
  if (moved) tx.afterCommit(() => happened(context, saved, cause.reason));
  return saved;
}

/** The moves of a change, each checked against its table. */
export function movesOf(booking: Booking, patch: Partial<Booking>, cause: Cause): NewMove[] {
  const { reason, note = null, actor } = cause;
  const moves: NewMove[] = [];
  if (patch.status !== undefined && patch.status !== booking.status)
    moves.push({
      axis: "status",
      from_state: booking.status,
      to_state: move(booking.status, patch.status),
      reason,
      note,
      actor,
    });
  if (patch.payment_status !== undefined && patch.payment_status !== booking.payment_status) {
    const to_state = movePayment(booking.payment_status, patch.payment_status);
    moves.push({
      axis: "payment_status",
      from_state: booking.payment_status,
      to_state,
      reason,
      note: null,
      actor,
    });
  }
  return moves;
}
