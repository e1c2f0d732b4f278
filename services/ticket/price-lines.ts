import { isCounted, tierAt } from "../../contracts/types/price-tiers.ts";
import type { Tx } from "../../platform/db/transaction.ts";
import { lockPriceCounts } from "./db/price-counts.ts";
import type { HoldLine, Offer } from "./domain/offer.ts";

const keyOf = (line: Pick<HoldLine, "zone_id" | "ticket_type_id">) =>
  `${line.zone_id} ${line.ticket_type_id}`;

/** Zones and ticket types of lines whose price asks how many are sold, each once. */
export function countedPrices(lines: readonly HoldLine[], offers: ReadonlyMap<string, Offer>) {
  const counted = lines.filter((line) => line.price_counted || isCounted(tiersOf(line, offers)));
  const keys = [...new Map(counted.map((line) => [keyOf(line), line])).values()];
  return [keys.map(({ zone_id }) => zone_id), keys.map(({ ticket_type_id }) => ticket_type_id)] as const;
}

/**
 * Gives lines the price that holds now. What was agreed stays: places that the hold has already keep their price,
 * also when its time is over. A line has one price, so all of its places have to be among the first so many. The counts
 * stay locked until the commit, so that of many baskets only so many have it; they move with the places (changes.ts).
 */
export async function priceLines(
  tx: Tx,
  lines: readonly HoldLine[],
  { old, offers, now }: { old: readonly HoldLine[]; offers: ReadonlyMap<string, Offer>; now: Date },
): Promise<HoldLine[]> {
  // What the hold lets go is locked as well: everybody takes these rows in one order.
  const [zones, types] = countedPrices([...lines, ...old], offers);
  const counts = zones.length > 0 ? await lockPriceCounts.all(tx, zones, types) : [];
  const agreed = new Map(lines.map((line) => [line, agreedOf(line, old)]));
  const sold = new Map(counts.map((row) => [keyOf(row), row.count]));
  const count = (line: HoldLine, places: number) =>
    sold.set(keyOf(line), (sold.get(keyOf(line)) ?? 0) + places);
  for (const line of old) if (line.price_counted) count(line, -line.places.length);
  for (const [line, before] of agreed) if (before?.price_counted) count(line, line.places.length);
  return lines.map((line) => {
    const before = agreed.get(line);
    if (before) return { ...line, ...termsOf(before) };
    const priced = pricedNow(line, offers, now, sold.get(keyOf(line)) ?? 0);
    if (priced.price_counted) count(line, line.places.length);
    return priced;
  });
}

/** @param sold places that somebody has of this zone and ticket type */
export function pricedNow(
  line: HoldLine,
  offers: ReadonlyMap<string, Offer>,
  now: Date,
  sold: number,
  quantity = line.places.length,
): HoldLine {
  const tiers = tiersOf(line, offers);
  const tier = tierAt(tiers, now, sold, quantity);
  return {
    ...line,
    ...(tier ? { unit_price_amount: tier.price_amount } : {}),
    ...(isCounted(tiers) ? { price_counted: true } : {}),
  };
}

const tiersOf = (line: HoldLine, offers: ReadonlyMap<string, Offer>) =>
  offers
    .get(line.performance_id)
    ?.prices.find((price) => price.zone_id === line.zone_id && price.ticket_type_id === line.ticket_type_id)
    ?.tiers ?? [];

/** The line of before that these places are all from. */
const agreedOf = (line: HoldLine, old: readonly HoldLine[]): HoldLine | undefined =>
  old.find(
    (before) =>
      keyOf(before) === keyOf(line) &&
      line.places.every(({ id }) => before.places.some((place) => place.id === id)),
  );

const termsOf = ({ unit_price_amount, price_currency, tax_basis_points, price_counted }: HoldLine) => ({
  unit_price_amount,
  price_currency,
  tax_basis_points,
  ...(price_counted ? { price_counted } : {}),
});
