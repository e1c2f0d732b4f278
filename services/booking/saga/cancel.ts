import { audit } from "../../../platform/audit.ts";
import type { Tx } from "../../../platform/db/transaction.ts";
import type { Context } from "../context.ts";
import type { Booking } from "../db/bookings.ts";
import { hasMoney, type PaymentStatus } from "../domain/statuses.ts";
import { type Cause, record } from "./record.ts";

/**
 * Calls off a booking that this transaction has locked and that may be called off. Its places are let go by a task
 * until every owner has said yes; its money goes back because payment sees REFUNDING.
 * @param payment_status where the money has gone back already
 */
export async function cancel(
  context: Context,
  tx: Tx,
  booking: Booking,
  cause: Cause,
  payment_status?: PaymentStatus,
): Promise<Booking> {
  const paid = hasMoney(booking.payment_status);
  const saved = await record(
    context,
    tx,
    booking,
    {
      status: "CANCELLED",
      payment_status: payment_status ?? (paid ? "REFUNDING" : booking.payment_status),
      hold_revision: booking.hold_revision + 1,
      change_revision: null,
      change_until: null,
    },
    cause,
  );
  context.tasks.ask(tx, "release-holds", booking.id);
  if (paid || cause.reason !== "by_customer") {
    audit(tx, context.clock, {
      actor: cause.actor,
      action: "booking.cancel",
      object: `booking:${booking.id}`,
      organization_id: booking.organization_id,
      before: { status: booking.status, payment_status: booking.payment_status },
      after: { status: saved.status, payment_status: saved.payment_status, reason: cause.reason },
    });
  }
  return saved;
}
