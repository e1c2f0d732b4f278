import { type PriceTier, tierAt } from "../../../contracts/types/price-tiers.ts";
import type { Offer, OfferProblem } from "./offer.ts";

type OfferPrice = Offer["prices"][number];
/** Places that somebody has, by priceKey; a price that asks for none has no entry. */
export type Sold = Record<string, number>;

export const priceKey = (price: Pick<OfferPrice, "zone_id" | "ticket_type_id">) =>
  `${price.zone_id} ${price.ticket_type_id}`;

export interface PriceNow {
  amount: number;
  /** What follows it, and when: at a moment, when so many are sold, or whichever is first. */
  next: { price_amount: number; at: string | null; left: number | null } | null;
}

/** What a place costs now. */
export function priceNow(price: OfferPrice, sold: Sold, now: Date): PriceNow {
  const tiers = price.tiers ?? [];
  const count = sold[priceKey(price)] ?? 0;
  const tier = tierAt(tiers, now, count);
  if (!tier) return { amount: price.price_amount, next: null };
  const follows = tiers[tiers.indexOf(tier) + 1]?.price_amount ?? price.price_amount;
  return {
    amount: tier.price_amount,
    next: {
      price_amount: follows,
      at: tier.until ?? null,
      left: tier.first === undefined ? null : tier.first - count,
    },
  };
}

/** The lowest price somebody without a right to a reduction may pay is the first ticket type's lowest. */
export function fromPrice(
  { prices, ticket_types }: Pick<Offer, "prices" | "ticket_types">,
  sold: Sold,
  now: Date,
): { amount: number; currency: string } | undefined {
  const full = prices.filter((price) => price.ticket_type_id === ticket_types[0]?.id);
  const [lowest] = (full.length > 0 ? full : prices)
    .map((price) => ({ amount: priceNow(price, sold, now).amount, currency: price.price_currency }))
    .toSorted((a, b) => a.amount - b.amount);
  return lowest;
}

/** When time next makes a price another one, in milliseconds; Infinity: never. */
export function nextPriceMoment({ prices }: Pick<Offer, "prices">, now: Date): number {
  const ends = prices
    .flatMap(({ tiers = [] }) => tiers)
    .flatMap(({ until }) => (until === undefined ? [] : Date.parse(until)))
    .filter((end) => end > now.getTime());
  return Math.min(Infinity, ...ends);
}

/** What cannot be about the prices before a regular one. */
export function tierProblems(tiers: readonly PriceTier[], pointer: string): OfferProblem[] {
  return tiers.flatMap(({ until, first }, index) => {
    const before = tiers[index - 1];
    const at = `${pointer}/tiers/${index}`;
    if (until === undefined && first === undefined)
      return [{ pointer: at, code: "endless", detail: "Say until when it holds, for how many, or both." }];
    if (before?.until !== undefined && until !== undefined && Date.parse(until) <= Date.parse(before.until))
      return [
        { pointer: `${at}/until`, code: "out_of_order", detail: "It is over before the one before it." },
      ];
    if (before?.first !== undefined && first !== undefined && first <= before.first)
      return [{ pointer: `${at}/first`, code: "out_of_order", detail: "It counts those before it, too." }];
    return [];
  });
}
