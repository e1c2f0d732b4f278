import { AppError, type FieldError } from "../../platform/errors.ts";
import { bookingLimits, notOnSale, type Offer, type Wanted } from "./domain/offer.ts";
import { about, notValid } from "./wanted-items.ts";

const WORDS = {
  cancelled: "It is cancelled.",
  not_yet: "The sale has not begun.",
  ended: "The sale has ended.",
};

/**
 * Checks what can be said before any place is looked at: performances and ticket types exist, the sale is
 * open, limits per booking hold.
 * @returns the offers by performance
 * @throws AppError validation_failed, not_on_sale (403), limit_exceeded (422)
 */
export function checkOffers(
  offers: readonly Offer[],
  wanted: readonly Wanted[],
  now: Date,
): Map<string, Offer> {
  const byPerformance = new Map(offers.map((offer) => [offer.performance_id, offer]));
  for (const item of wanted) {
    const offer = byPerformance.get(item.performance_id);
    if (!offer) throw notValid("not_found", item.index, "There is no such performance.");
    if (!offer.ticket_types.some(({ id }) => id === item.ticket_type_id))
      throw notValid("not_found", item.index, "There is no such ticket type.");
    if (item.zone_id !== "" && !offer.zones.some(({ id }) => id === item.zone_id))
      throw notValid("not_found", item.index, "There is no such zone.");
    if (item.best_available && offer.zones.some(({ id, kind }) => id === item.zone_id && kind === "STANDING"))
      throw notValid("not_seated", item.index, "Standing places have no best ones.");
  }
  const closed = wanted.flatMap((item): FieldError[] => {
    const reason = notOnSale(byPerformance.get(item.performance_id)!, now);
    return reason ? about(reason, [item.index], WORDS[reason]) : [];
  });
  if (closed.length > 0)
    throw new AppError("permission_denied", "not_on_sale", {
      detail: "This is not on sale now.",
      errors: closed,
    });
  const problems = bookingLimits([...byPerformance.values()], wanted);
  if (problems.length > 0)
    throw limitExceeded(
      problems.flatMap(({ indexes, code, limit }) =>
        about(code, indexes, code === "too_many" ? `At most ${limit}.` : `At least ${limit}.`),
      ),
    );
  return byPerformance;
}

export const limitExceeded = (errors: FieldError[]) =>
  new AppError("invalid_argument", "limit_exceeded", {
    detail: "There is a limit on how many one may have.",
    errors,
  });
export const seatTaken = (indexes: readonly number[]) =>
  new AppError("failed_precondition", "seat_taken", {
    detail: "Somebody else has it.",
    errors: about("seat_taken", indexes, "Somebody else has this place."),
  });
export const soldOut = (indexes: readonly number[]) =>
  new AppError("failed_precondition", "sold_out", {
    detail: "There is not enough left.",
    errors: about("sold_out", indexes, "There is not enough left."),
  });
export const noPrice = (index: number) => notValid("not_sold", index, "This combination is not sold.");
export const staleRevision = () =>
  new AppError("failed_precondition", "stale_revision", {
    detail: "A newer decision about this hold is known.",
  });
