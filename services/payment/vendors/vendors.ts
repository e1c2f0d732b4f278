import type { Config } from "../config.ts";
import { openPayPal } from "./paypal.ts";
import { openStripe } from "./stripe.ts";
import type { Vendor } from "./vendor.ts";

/** The names that the public API knows; those without settings are not offered. */
export const PROVIDERS = ["stripe", "paypal"] as const;

/** By name; the first one is the one a payment is noted for until the customer chooses. */
export type Vendors = ReadonlyMap<string, Vendor>;

/**
 * Opens the providers whose settings are there, each through the wrapping that logs its calls.
 * @param returnUrl where a customer whom a provider took away comes back to when nobody said so
 */
export function openVendors(
  { stripe, paypal }: Config,
  returnUrl: (booking_id: string) => string,
  wrap: (vendor: Vendor) => Vendor,
): Vendors {
  const all = [...(stripe ? [openStripe(stripe)] : []), ...(paypal ? [openPayPal(paypal, returnUrl)] : [])];
  return new Map(all.map((vendor) => [vendor.name, wrap(vendor)]));
}
