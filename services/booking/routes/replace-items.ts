import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { isGuest } from "../../../platform/http/caller.ts";
import { reply, route } from "../../../platform/http/route.ts";
import { ownBooking } from "../access.ts";
import type { Context } from "../context.ts";
import { changeItems } from "../saga/change-items.ts";
import { requireOpen } from "../saga/checks.ts";
import { BookingView, etagOf, viewOf } from "../view.ts";
import { REFUSALS, WantedItems } from "./create-booking.ts";

export const replaceItems = route({
  method: "PUT",
  path: "/bookings/:id/items",
  summary: "Make the basket exactly this, all or nothing",
  access: "user",
  versioned: true,
  params: z.object({ id: Id }),
  body: z.object({ items: WantedItems }),
  replies: { 200: BookingView },
  errors: [...REFUSALS, "payment_in_progress", "invalid_state"],
  async handler(context: Context, { params, body, caller, requireVersion }) {
    const seen = await ownBooking(context, caller, params.id);
    requireVersion(seen.version);
    requireOpen(seen, context.clock.now());
    const buyer = { user_id: caller.user_id, contact_hash: caller.contact_hash, guest: isGuest(caller) };
    const { booking, items } = await changeItems(context, seen, buyer, body.items);
    return reply(200, viewOf(booking, items), etagOf(booking));
  },
});
