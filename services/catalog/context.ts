import type { Client } from "@connectrpc/connect";
import { BookingService } from "../../contracts/gen/booking/v1/booking_pb.ts";
import type { Base } from "../../platform/service.ts";
import type { Config } from "./config.ts";

export interface Context extends Base<Config> {
  bookings: Client<typeof BookingService>;
}

export const context = (base: Base<Config>): Context => ({
  ...base,
  db: base.db,
  bookings: base.rpc("booking", BookingService),
});
