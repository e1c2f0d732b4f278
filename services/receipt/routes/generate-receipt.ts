import { z } from "zod";
import type { Booking } from "../../../contracts/gen/booking/v1/booking_pb.ts";
import { Id } from "../../../contracts/types/ids.ts";
import { conflict, notFound } from "../../../platform/errors.ts";
import { reply, route } from "../../../platform/http/route.ts";
import { requireMaker } from "../access.ts";
import type { Context } from "../context.ts";
import { receiptOfBooking } from "../db/receipts.ts";
import { ReceiptView, viewOf } from "../domain/receipt.ts";
import { type Sale, whyNoReceipt } from "../domain/why-no-receipt.ts";
import { makeReceipt } from "../make-receipt.ts";

/** When a task takes over from a request that was cut off. */
const TAKEOVER_MS = 15_000;

export const generateReceipt = route({
  method: "POST",
  path: "/receipts/generate",
  summary: "Make the receipt of a paid booking now, or give the one that is there",
  access: "user",
  idempotent: true,
  body: z.object({ booking_id: Id }),
  replies: { 201: ReceiptView },
  errors: ["not_found", "forbidden", "payment_required", "invalid_state"],
  async handler(context: Context, { body: { booking_id }, caller, remember }) {
    let receipt = await receiptOfBooking(context.db, booking_id);
    if (receipt) requireMaker(caller, receipt);
    if (!receipt?.generated_at) {
      const { booking } = await context.bookings.getBooking({ bookingId: booking_id });
      if (!booking) throw notFound();
      requireMaker(caller, { user_id: booking.userId, organization_id: booking.organizationId });
      const why = whyNoReceipt(saleOf(booking));
      if (why) throw conflict(why.code, why.detail);
      const due_at = new Date(context.clock.now().getTime() + TAKEOVER_MS);
      await context.db.tx((tx) => context.tasks.ask(tx, "make-receipt", booking_id, { due_at }));
      receipt = await makeReceipt(context, booking_id);
    }
    const answer = reply(201, viewOf(receipt));
    return context.db.tx(async (tx) => {
      context.tasks.drop(tx, "make-receipt", booking_id);
      return remember(tx, answer);
    });
  },
});

const saleOf = ({ status, paymentStatus, priceAmount, confirmedAt }: Booking): Sale => ({
  status,
  payment_status: paymentStatus,
  price_amount: Number(priceAmount),
  confirmed: confirmedAt !== undefined,
});
