import { timestampDate } from "@bufbuild/protobuf/wkt";
import type { Booking } from "../../contracts/gen/booking/v1/booking_pb.ts";
import { receiptGenerated } from "../../contracts/events/receipt.ts";
import { violates } from "../../platform/db/database.ts";
import { AppError, notFound } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import type { Context } from "./context.ts";
import { nextNumber } from "./db/number-counters.ts";
import { insertReceipt, markReceiptGenerated, type Receipt, receiptOfBooking } from "./db/receipts.ts";
import type { ReceiptLine } from "./domain/totals.ts";
import { receiptMade } from "./facts.ts";
import { renderReceipt } from "./pdf.ts";

/**
 * Makes the receipt of a confirmed booking: a number that is never given twice nor skipped, then the
 * document, then the word that it is there. Interrupted anywhere, the next try goes on with the same number;
 * several at once end with the same receipt.
 * @throws AppError not_found; unavailable when somebody who is asked gives no answer: try again
 */
export async function makeReceipt(context: Context, booking_id: string): Promise<Receipt> {
  const known = await receiptOfBooking(context.db, booking_id);
  if (known?.generated_at) return known;
  const { booking } = await context.bookings.getBooking({ bookingId: booking_id });
  if (!booking) throw notFound("The booking is gone.");
  const receipt = known ?? (await numberReceipt(context, booking));
  const pdf = await renderReceipt(await documentOf(context, booking, receipt));
  await context.objects.put(receipt.object_key, pdf);
  return context.db.tx(async (tx) => {
    const made = await markReceiptGenerated(tx, receipt.id, context.clock.now());
    if (!made) return (await receiptOfBooking(tx, booking_id))!;
    const { id, payment_id, organization_id, user_id } = made;
    context.outbox.add(tx, receiptGenerated, {
      receipt_id: id,
      booking_id,
      payment_id,
      organization_id,
      user_id,
    });
    tx.afterCommit(() => receiptMade(context, made));
    return made;
  });
}

async function numberReceipt(context: Context, booking: Booking): Promise<Receipt> {
  const now = context.clock.now();
  const year = now.getUTCFullYear();
  const id = newId();
  try {
    return await context.db.tx(async (tx) => {
      const sequence = await nextNumber(tx, booking.organizationId, year);
      return insertReceipt(tx, {
        id,
        organization_id: booking.organizationId,
        year,
        sequence,
        number: `${year}-${String(sequence).padStart(6, "0")}`,
        booking_id: booking.id,
        payment_id: booking.paymentId,
        user_id: booking.userId,
        amount: Number(booking.priceAmount),
        tax_amount: Number(booking.taxAmount),
        currency: booking.priceCurrency,
        object_key: `${booking.organizationId}/${year}/${id}.pdf`,
        numbered_at: now,
      });
    });
  } catch (error) {
    // Another instance was at the same booking: its number is the number.
    if (!violates(error, "receipts_booking_key")) throw error;
    return (await receiptOfBooking(context.db, booking.id))!;
  }
}

async function documentOf(context: Context, booking: Booking, receipt: Receipt) {
  const [seller, payment, buyer] = await Promise.all([
    context.auth.getOrganization({ organizationId: booking.organizationId }),
    context.payments.getPayment({ paymentId: booking.paymentId }),
    buyerOf(context, booking.userId),
  ]);
  return {
    number: receipt.number,
    date: receipt.numbered_at,
    reference: booking.reference,
    locale: booking.locale || "en",
    currency: booking.priceCurrency,
    method_label: payment.methodLabel,
    seller: {
      name: seller.name,
      legal_name: seller.legalName,
      address_lines: seller.addressLines,
      country: seller.country,
      tax_id: seller.taxId,
      email: seller.email,
    },
    buyer,
    lines: booking.items.map((item): ReceiptLine => ({
      title: item.title,
      subtitle: item.subtitle,
      details: item.placeLabels,
      quantity: item.quantity,
      unit_price_amount: Number(item.unitPriceAmount),
      price_amount: Number(item.priceAmount),
      tax_basis_points: item.taxBasisPoints,
      start_time: item.startTime ? timestampDate(item.startTime) : undefined,
      time_zone: item.timeZone,
    })),
  };
}

// Somebody may have left between paying and printing: the receipt is made all the same.
async function buyerOf(context: Context, user_id: string): Promise<{ name: string; email: string }> {
  const missing = (error: unknown) => {
    if (error instanceof AppError && error.kind === "not_found") return undefined;
    throw error;
  };
  const [account, profile] = await Promise.all([
    context.auth.getAccount({ userId: user_id }).catch(missing),
    context.users.getProfile({ userId: user_id }).catch(missing),
  ]);
  return { name: profile?.name ?? "", email: account?.email ?? "" };
}
