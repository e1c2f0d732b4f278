import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { conflict, invalidState } from "../../../platform/errors.ts";
import type { Caller } from "../../../platform/http/caller.ts";
import { reply, route } from "../../../platform/http/route.ts";
import { ownBooking } from "../access.ts";
import type { Context } from "../context.ts";
import { lockBooking } from "../db/bookings.ts";
import { hasMoney } from "../domain/statuses.ts";
import { comeAgain } from "../inventory.ts";
import { contactRequired, requireOpen } from "../saga/checks.ts";
import { confirmSettled } from "../saga/confirm.ts";
import { nameBuyer } from "../saga/name-buyer.ts";
import { record } from "../saga/record.ts";
import { BookingView, etagOf, viewOf } from "../view.ts";

/** Should this process die between settling and confirming. */
const NET_MS = 10_000;

export const confirmBookingNow = route({
  method: "POST",
  path: "/bookings/:id/confirm",
  summary: "Confirm a booking that is paid or free",
  access: "user",
  params: z.object({ id: Id }),
  body: z.object({}),
  replies: { 200: BookingView },
  errors: [
    "payment_required",
    "invalid_state",
    "contact_required",
    "limit_exceeded",
    "seat_taken",
    "sold_out",
  ],
  async handler(context: Context, { params, caller }) {
    const seen = await ownBooking(context, caller, params.id);
    if (seen.status === "PENDING" && seen.settled_at === null) {
      if (seen.price_amount === 0) await nameBuyer(context, seen, caller.contact_hash);
      await settleFree(context, caller, seen.id);
    }
    const { booking, items, refused } = await confirmSettled(context, seen.id);
    if (refused) throw refused;
    if (booking.status !== "CONFIRMED" && booking.status !== "COMPLETED")
      throw invalidState(`The booking is ${booking.status}.`);
    return reply(200, viewOf(booking, items), etagOf(booking));
  },
});

/** Writes down that a free booking is wanted, before the owners are asked: from now on it does not expire. */
async function settleFree(context: Context, caller: Caller, id: string): Promise<void> {
  const now = context.clock.now();
  await context.db.tx(async (tx) => {
    const booking = (await lockBooking(tx, id))!;
    if (booking.settled_at !== null || booking.status !== "PENDING") return;
    if (booking.price_amount > 0 && !hasMoney(booking.payment_status))
      throw conflict("payment_required", "Pay first: nothing else confirms it.");
    requireOpen(booking, now);
    if (!caller.has_email) throw contactRequired();
    if (booking.change_revision !== null) throw comeAgain();
    const settled = { settled_at: now, hold_revision: booking.hold_revision + 1, draft: false };
    await record(context, tx, booking, settled, { reason: "free", actor: `user:${caller.user_id}` }, true);
    context.tasks.ask(tx, "confirm-booking", id, { due_at: new Date(now.getTime() + NET_MS) });
  });
}
