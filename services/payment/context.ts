import type { Client } from "@connectrpc/connect";
import { BookingService } from "../../contracts/gen/booking/v1/booking_pb.ts";
import { unavailable } from "../../platform/errors.ts";
import type { Base } from "../../platform/service.ts";
import type { Config } from "./config.ts";
import { openJournal } from "./db/payment-log.ts";
import { createTurns, type Turns } from "./flow/turns.ts";
import { withJournal } from "./vendors/journal.ts";
import type { Vendor } from "./vendors/vendor.ts";
import { openVendors, type Vendors } from "./vendors/vendors.ts";

export interface Context extends Base<Config> {
  bookings: Client<typeof BookingService>;
  vendors: Vendors;
  /** Payments that are being started at this moment, so that parallel requests of this process share one call. */
  starting: Map<string, Promise<unknown>>;
  /** One price at a time is told to a provider; other processes are noticed by the payment's version. */
  turns: Turns;
}

export function context(base: Base<Config>): Context {
  const journal = openJournal(base.db, base.clock, base.log);
  return {
    ...base,
    db: base.db,
    bookings: base.rpc("booking", BookingService),
    vendors: openVendors(
      base.config,
      (booking_id) => `${base.public_urls.web}/checkout/${booking_id}/return`,
      (vendor) => withJournal(vendor, journal),
    ),
    starting: new Map(),
    turns: createTurns(),
  };
}

/** The provider of a payment that exists. @throws AppError unavailable when its settings were taken away */
export function vendorOf({ vendors }: Context, provider: string): Vendor {
  const vendor = vendors.get(provider);
  if (!vendor) throw unavailable(`The payment provider ${provider} is not configured.`);
  return vendor;
}

/** The provider a payment is noted for until the customer chooses. */
export const defaultProvider = ({ vendors }: Context): string => [...vendors.keys()][0]!;
