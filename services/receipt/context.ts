import type { Client } from "@connectrpc/connect";
import { AuthService } from "../../contracts/gen/auth/v1/auth_pb.ts";
import { BookingService } from "../../contracts/gen/booking/v1/booking_pb.ts";
import { PaymentService } from "../../contracts/gen/payment/v1/payment_pb.ts";
import { UserService } from "../../contracts/gen/user/v1/user_pb.ts";
import type { Base } from "../../platform/service.ts";
import type { Config } from "./config.ts";

export interface Context extends Base<Config> {
  auth: Client<typeof AuthService>;
  bookings: Client<typeof BookingService>;
  payments: Client<typeof PaymentService>;
  users: Client<typeof UserService>;
}

export const context = (base: Base<Config>): Context => ({
  ...base,
  auth: base.rpc("auth", AuthService),
  bookings: base.rpc("booking", BookingService),
  payments: base.rpc("payment", PaymentService),
  users: base.rpc("user", UserService),
});
