import { paymentCreated } from "../../../contracts/events/payment.ts";
import type { Booking } from "../../../contracts/gen/booking/v1/booking_pb.ts";
import type { Tx } from "../../../platform/db/transaction.ts";
import { derivedId } from "../../../platform/ids.ts";
import type { Context } from "../context.ts";
import { insertPayment, lockPaymentsOfBooking, type Payment } from "../db/payments.ts";
import type { Payable } from "../domain/payable.ts";
import { say } from "./say.ts";

/**
 * Notes that a booking can be paid with this provider, once: whether the event or the customer comes first.
 * @returns all payments of the booking, locked, the noted one among them
 */
export async function notePayable(
  context: Context,
  tx: Tx,
  payable: Payable,
  provider: string,
): Promise<Payment[]> {
  const known = await lockPaymentsOfBooking(tx, payable.booking_id);
  if (known.some((payment) => payment.provider === provider)) return known;
  // The id follows from what it is for: after a restore, a lost payment meets its intent again.
  const id = derivedId("payment", payable.booking_id, provider);
  const inserted = await insertPayment(tx, { id, provider, ...payable }, context.clock.now());
  if (!inserted) return lockPaymentsOfBooking(tx, payable.booking_id);
  await say(context, tx, paymentCreated, inserted);
  return [...known, inserted];
}

/** What is payable of a booking as its owner tells it now. */
export function payableOf(booking: Booking): Payable {
  return {
    booking_id: booking.id,
    user_id: booking.userId,
    organization_id: booking.organizationId,
    amount: Number(booking.priceAmount),
    currency: booking.priceCurrency,
    expires_at: booking.expiresAt
      ? new Date(Number(booking.expiresAt.seconds) * 1000 + booking.expiresAt.nanos / 1e6)
      : null,
    booking_version: booking.version,
  };
}
