import { AppError, conflict, invalid, invalidState } from "../../../platform/errors.ts";
import type { Context } from "../context.ts";
import type { Booking } from "../db/bookings.ts";
import type { BasketItem } from "../domain/basket.ts";
import { hasMoney } from "../domain/statuses.ts";
import { type Mixture, type PricedLine, type Totals, totalsOf } from "../domain/totals.ts";

const MIXTURES: Record<Mixture, string> = {
  mixed_organizations: "A booking is with one organization.",
  mixed_currencies: "A booking has one currency.",
  too_expensive: "This is more than one booking can cost.",
};

/** @throws AppError validation_failed for items that nobody in this system sells */
export function requireSellers(context: Context, items: readonly BasketItem[]): void {
  const errors = items
    .filter(({ owner }) => !context.knows(owner))
    .map(({ position }) => ({
      pointer: `/items/${position}/type`,
      code: "not_sold_here",
      detail: "Nothing of this type is sold here.",
    }));
  if (errors.length > 0)
    throw new AppError("invalid_argument", "validation_failed", { detail: "The body is not valid.", errors });
}

/** @throws AppError validation_failed when the lines cannot be one booking */
export function sumUp(lines: readonly PricedLine[]): Totals {
  const totals = totalsOf(lines);
  if ("refused" in totals) throw invalid(`/items/${totals.index}`, totals.refused, MIXTURES[totals.refused]);
  return totals;
}

/** @throws AppError validation_failed when a changed basket would belong to somebody else */
export function requireSameSeller(booking: Booking, totals: Totals): void {
  if (totals.organization_id !== booking.organization_id)
    throw invalid("/items/0", "mixed_organizations", MIXTURES.mixed_organizations);
  if (totals.price_currency !== booking.price_currency)
    throw invalid("/items/0", "mixed_currencies", MIXTURES.mixed_currencies);
}

/** @throws AppError payment_in_progress, invalid_state: the basket can no longer change */
export function requireOpen(booking: Booking, now: Date): void {
  if (
    booking.status === "PENDING" &&
    (hasMoney(booking.payment_status) || booking.payment_status === "PROCESSING")
  )
    throw conflict("payment_in_progress", "The payment is under way; the basket can no longer change.");
  if (booking.status !== "PENDING") throw invalidState(`The booking is ${booking.status}.`);
  if (booking.settled_at) throw invalidState("The booking is being confirmed.");
  if (booking.expires_at <= now) throw invalidState("The hold has ended.");
}

export const contactRequired = () =>
  new AppError("failed_precondition", "contact_required", {
    detail: "Give an e-mail address first: that is where the confirmation goes.",
  });
