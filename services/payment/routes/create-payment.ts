import { z } from "zod";
import type { Booking } from "../../../contracts/gen/booking/v1/booking_pb.ts";
import { Id } from "../../../contracts/types/ids.ts";
import { AppError, invalid, invalidState, notFound } from "../../../platform/errors.ts";
import { type Caller, isGuest } from "../../../platform/http/caller.ts";
import { reply, route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { listPaymentsOfBooking, type Payment } from "../db/payments.ts";
import { type Payable, whyNotPayable } from "../domain/payable.ts";
import { notePayable, payableOf } from "../flow/note-payable.ts";
import { startPayment } from "../flow/start-payment.ts";
import { PROVIDERS } from "../vendors/vendors.ts";
import { PaymentView, viewPayment } from "../view.ts";

const Started = PaymentView.extend({
  client_secret: z.string().optional(),
  publishable_key: z.string().optional(),
  approve_url: z.string().optional(),
});

export const createPayment = route({
  method: "POST",
  path: "/payments/create",
  summary: "Start to pay a booking: makes the intent at the provider, or gives the one that is there",
  access: "user",
  idempotent: true,
  body: z.object({
    booking_id: Id,
    provider: z.enum(PROVIDERS),
    return_url: z
      .url({ protocol: /^https?$/ })
      .max(2_000)
      .optional()
      .describe("where a provider that takes the customer away brings them back to"),
  }),
  replies: { 201: Started },
  errors: ["not_found", "invalid_state", "contact_required", "limit_exceeded", "dependency_unavailable"],
  async handler(context: Context, { body, caller, remember }) {
    const vendor = context.vendors.get(body.provider);
    if (!vendor) throw invalid("/provider", "not_available", "This provider is not offered here.");
    const booking = await ownBooking(context, body.booking_id, caller);
    if (!caller.has_email)
      throw new AppError("failed_precondition", "contact_required", {
        detail: "An e-mail address is needed to pay.",
      });
    const first = payableNow(context, booking);
    if (isGuest(caller) && booking.contactHash !== caller.contact_hash)
      await context.bookings.nameBuyer({ bookingId: booking.id, contactHash: caller.contact_hash });
    const ofVendor = (rows: Payment[]) => rows.find((row) => row.provider === vendor.name);
    const noted =
      ofVendor(await listPaymentsOfBooking(context.db, booking.id)) ??
      ofVendor(await context.db.tx((tx) => notePayable(context, tx, first, vendor.name)))!;
    // Whenever the payment turns out to be behind, the booking is asked again: only its owner knows the price.
    let known: Payable | undefined = first;
    const price = async () => {
      const current = known ?? payableNow(context, await ownBooking(context, body.booking_id, caller));
      known = undefined;
      return current;
    };
    const { payment, handover } = await startPayment(context, vendor, noted, price, body.return_url);
    return context.db.tx((tx) =>
      remember(tx, reply(201, { ...viewPayment(payment), ...handover, ...vendor.publishable() })),
    );
  },
});

async function ownBooking(context: Context, bookingId: string, caller: Caller): Promise<Booking> {
  const { booking } = await context.bookings.getBooking({ bookingId });
  if (booking?.userId !== caller.user_id) throw notFound();
  return booking;
}

/** @throws AppError invalid_state when it cannot be paid now */
function payableNow(context: Context, booking: Booking): Payable {
  const payable = payableOf(booking);
  const why = whyNotPayable(booking.status, payable.amount, payable.expires_at, context.clock.now());
  if (why) throw invalidState(why);
  return payable;
}
