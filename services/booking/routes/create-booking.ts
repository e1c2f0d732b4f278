import { z } from "zod";
import { WantedItem } from "../../../contracts/types/items.ts";
import { isGuest } from "../../../platform/http/caller.ts";
import { reply, route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { Attribution } from "../domain/attribution.ts";
import { preferredLanguage } from "../domain/language.ts";
import { Metadata } from "../domain/metadata.ts";
import { confirmSettled } from "../saga/confirm.ts";
import { holdAll, planOf, writeHeld } from "../saga/create.ts";
import { BookingView, etagOf, viewOf } from "../view.ts";

/** What one basket can hold. */
export const WantedItems = z.array(WantedItem).min(1).max(50);
export const REFUSALS = [
  "seat_taken",
  "sold_out",
  "not_on_sale",
  "limit_exceeded",
  "admission_required",
] as const;

export const createBooking = route({
  method: "POST",
  path: "/bookings",
  summary: "Hold items: a pending booking is the basket",
  access: "user",
  idempotent: true,
  body: z.object({
    items: WantedItems,
    draft: z.boolean().optional(),
    attribution: Attribution.optional(),
    metadata: Metadata.optional(),
  }),
  replies: { 201: BookingView },
  errors: [...REFUSALS, "contact_required"],
  async handler(context: Context, { body, caller, headers, raw, idempotency_key, remember }) {
    const { user_id, contact_hash, has_email } = caller;
    const { draft = false, attribution, metadata, items } = body;
    // Asked for while the items are being held, so that nobody waits for it.
    const locale = languageOf(context, headers["accept-language"], user_id);
    const request = {
      buyer: { user_id, contact_hash, guest: isGuest(caller) },
      has_email,
      idempotency_key,
      raw,
      items,
    };
    const plan = planOf(context, request, { draft, attribution, metadata, locale });
    const held = await holdAll(context, plan);
    if (held) {
      const answer = await writeHeld(context, held, (tx) => {
        if (held.confirm_now) return undefined;
        return remember(tx, reply(201, viewOf(held.booking, held.items), etagOf(held.booking)));
      });
      if (answer) return answer;
    }
    // Free and to be confirmed at once, or written by an earlier try whose answer got lost.
    const outcome = await confirmSettled(context, plan.hold.booking_id);
    if (outcome.refused) throw outcome.refused;
    return context.db.tx((tx) =>
      remember(tx, reply(201, viewOf(outcome.booking, outcome.items), etagOf(outcome.booking))),
    );
  },
});

async function languageOf(
  context: Context,
  header: string | string[] | undefined,
  user_id: string,
): Promise<string> {
  const asked = preferredLanguage(header);
  if (asked) return asked;
  const profile = await context.users.getProfile({ userId: user_id }).catch(() => undefined);
  return profile?.locale || "en";
}
