import { z } from "zod";
import { Amount } from "./money.ts";
import { Time } from "./time.ts";

/** A price that holds until a date, for the first so many places, or both: whichever is over first. */
export const PriceTier = z.strictObject({
  price_amount: Amount,
  until: Time.optional().describe("from then on it is over"),
  first: z
    .int()
    .min(1)
    .max(1_000_000)
    .optional()
    .describe("so many places at this price or an earlier one, over all dates of the event"),
});
export type PriceTier = z.output<typeof PriceTier>;

/**
 * Which of the prices before the regular one holds.
 * @param sold places that somebody has already  @param quantity that are to be had at one price
 * @returns undefined: the regular price
 */
export function tierAt(
  tiers: readonly PriceTier[],
  now: Date,
  sold: number,
  quantity = 1,
): PriceTier | undefined {
  return tiers.find(
    ({ until, first }) =>
      (until === undefined || now < new Date(until)) && (first === undefined || sold + quantity <= first),
  );
}

/** Whether it matters how many are sold. */
export const isCounted = (tiers: readonly PriceTier[]): boolean =>
  tiers.some(({ first }) => first !== undefined);
