import type { Booking } from "../../contracts/gen/booking/v1/booking_pb.ts";
import { formatMoney } from "../../contracts/types/money.ts";
import { AppError } from "../../platform/errors.ts";
import { cancelledCalendarOf } from "./calendar.ts";
import type { Context } from "./context.ts";
import { bookingOf, frameOf, type Letter, lineOf, moneyOf, sellerOf } from "./letter.ts";

/** What is called off, and what goes back. */
export async function cancellationLetter(
  context: Context,
  booking_id: string,
  name: string,
): Promise<Letter> {
  const booking = await bookingOf(context, booking_id);
  const money = moneyOf(booking);
  const refunded = ["REFUNDING", "REFUNDED"].includes(booking.paymentStatus);
  const [seller, payment] = await Promise.all([
    sellerOf(context, booking),
    refunded ? paymentOf(context, booking) : undefined,
  ]);
  return {
    to_name: name,
    view: {
      ...frameOf(context, booking, name, seller.name),
      lines: booking.items.map((item) => lineOf(item, booking.locale, money)),
      refund: refunded ? money(booking.priceAmount) : "",
      method: payment?.methodLabel ?? "",
    },
    locale: booking.locale,
    reply_to: seller.email,
    attachments: cancelledCalendarOf(context, booking),
  };
}

/** Some of the money went back and the booking stays; nothing where it does not, since that has a letter of its own. */
export async function refundLetter(
  context: Context,
  booking_id: string,
  name: string,
): Promise<Letter | undefined> {
  const booking = await bookingOf(context, booking_id);
  if (!["CONFIRMED", "COMPLETED"].includes(booking.status)) return undefined;
  const [seller, payment] = await Promise.all([sellerOf(context, booking), paymentOf(context, booking)]);
  if (!payment || payment.refundedAmount === 0n) return undefined;
  const money = (amount: bigint) => formatMoney(Number(amount), payment.currency, booking.locale);
  return {
    to_name: name,
    view: {
      ...frameOf(context, booking, name, seller.name),
      refund: money(payment.refundedAmount),
      total: money(payment.amount),
      method: payment.methodLabel,
    },
    locale: booking.locale,
    reply_to: seller.email,
    attachments: [],
  };
}

function paymentOf(context: Context, { paymentId }: Booking) {
  return context.payments.getPayment({ paymentId }).catch((error: unknown) => {
    if (error instanceof AppError && error.kind === "not_found") return undefined;
    throw error;
  });
}
