import type { Config } from "../config.ts";
import { openStripe } from "./stripe.ts";
import type { Vendor } from "./vendor.ts";

/** The names that the public API knows; those without settings are not offered. */
export const PROVIDERS = ["stripe", "paypal"] as const;

/** By name; the first one is the one a payment is noted for until the customer chooses. */
export type Vendors = ReadonlyMap<string, Vendor>;

/** Opens the providers whose settings are there, each through the wrapping that logs its calls. */
export function openVendors(config: Config, wrap: (vendor: Vendor) => Vendor): Vendors {
  const all = config.stripe ? [openStripe(config.stripe)] : [];
  return new Map(all.map((vendor) => [vendor.name, wrap(vendor)]));
}
