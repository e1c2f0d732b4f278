import { AppError } from "../../platform/errors.ts";
import { goodsLine, type HoldLine, type Offer, timetableOf, variantOf, type Wanted } from "./domain/offer.ts";
import { type Time, timesAt } from "./domain/schedule.ts";
import { about, notValid } from "./wanted-items.ts";

/** An item that names a time, with the providers' times that would do, the preferred one first. */
export interface SlotWish {
  wanted: Wanted;
  offer: Offer;
  times: Time[];
}
/** What a basket asks for: goods with their price, and times of which one is to be chosen. */
export interface Wishes {
  goods: HoldLine[];
  slots: SlotWish[];
}

/**
 * Checks what can be said before any row is looked at: the products are sold, variants and times exist.
 * @throws AppError validation_failed; sold_out for a time that is over
 */
export function checkOffers(offers: readonly Offer[], wanted: readonly Wanted[], now: Date): Wishes {
  const byProduct = new Map(offers.map((offer) => [offer.product_id, offer]));
  const wishes: Wishes = { goods: [], slots: [] };
  for (const item of wanted) {
    const offer = byProduct.get(item.product_id);
    if (!offer?.published) throw notValid("not_found", item.index, "There is no such product.");
    if ((offer.type === "service") !== (item.kind === "slot"))
      throw notValid(
        "invalid_type",
        item.index,
        offer.type === "service"
          ? "This is sold by time: ask for a slot."
          : "This has no times: ask for a product.",
      );
    if (item.kind === "slot") wishes.slots.push({ wanted: item, offer, times: timesFor(offer, item, now) });
    else wishes.goods.push(goodsLine(offer, item, requireVariant(offer, item)));
  }
  return wishes;
}

function requireVariant(offer: Offer, { variant_id, index }: Wanted) {
  const variant = variantOf(offer, variant_id);
  if (variant) return variant;
  throw variant_id === ""
    ? notValid("variant_required", index, "There are several: say which one.")
    : notValid("not_found", index, "There is no such variant.");
}

function timesFor(offer: Offer, { provider_id, start_time, index, quantity }: Wanted, now: Date): Time[] {
  if (provider_id !== "" && !offer.providers.some(({ id }) => id === provider_id))
    throw notValid("not_found", index, "There is no such provider.");
  const start = new Date(start_time);
  const times = timesAt(timetableOf(offer), start).filter(
    (time) => provider_id === "" || time.provider_id === provider_id,
  );
  if (times.length === 0) throw notValid("no_such_time", index, "This is not one of the times.");
  if (start <= now) throw soldOut([index]);
  if (times.every(({ capacity }) => quantity > capacity))
    throw notValid("too_many", index, "This is more than fit in at one time.");
  return times;
}

export const soldOut = (indexes: readonly number[]) =>
  new AppError("failed_precondition", "sold_out", {
    detail: "There is not enough left.",
    errors: about("sold_out", indexes, "There is not enough left."),
  });
export const staleRevision = () =>
  new AppError("failed_precondition", "stale_revision", {
    detail: "A newer decision about this hold is known.",
  });
