import { stripeFactor } from "../../../contracts/types/stripe-units.ts";
import { VendorRefusal } from "./vendor.ts";

/**
 * Our minor units in Stripe's.
 * @throws VendorRefusal amount, where Stripe cannot express the sum
 */
export function toStripeAmount(amount: number, currency: string): number {
  const factor = stripeFactor(currency);
  const result = factor >= 1 ? amount * factor : amount / Math.round(1 / factor);
  if (!Number.isSafeInteger(result)) throw new VendorRefusal("amount", "not_expressible");
  return result;
}

/** Stripe's minor units in ours; rounded down, which then is not the amount asked for. */
export function fromStripeAmount(amount: number, currency: string): number {
  const factor = stripeFactor(currency);
  return factor >= 1 ? Math.floor(amount / factor) : amount * Math.round(1 / factor);
}
