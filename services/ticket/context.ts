import type { Client } from "@connectrpc/connect";
import { AuthService } from "../../contracts/gen/auth/v1/auth_pb.ts";
import { BookingService } from "../../contracts/gen/booking/v1/booking_pb.ts";
import { UserService } from "../../contracts/gen/user/v1/user_pb.ts";
import type { Base } from "../../platform/service.ts";
import { type Boards, boardsIn } from "./boards.ts";
import { type Halls, hallsIn } from "./halls.ts";
import { createKeys, type Keys } from "./keys.ts";
import type { Config } from "./config.ts";
import { type Rush, rushOn } from "./rush.ts";
import { type SeatingPages, seatingPages } from "./seating-pages.ts";

export interface Context extends Base<Config> {
  auth: Client<typeof AuthService>;
  bookings: Client<typeof BookingService>;
  users: Client<typeof UserService>;
  /** Makes and checks the codes of tickets. */
  keys: Keys;
  seatings: SeatingPages;
  boards: Boards;
  halls: Halls;
  rush: Rush;
}

export const context = (base: Base<Config>): Context => ({
  ...base,
  db: base.db,
  auth: base.rpc("auth", AuthService),
  bookings: base.rpc("booking", BookingService),
  users: base.rpc("user", UserService),
  keys: createKeys(base.db, base.secrets),
  seatings: seatingPages(),
  boards: boardsIn(base.db),
  halls: hallsIn(base.db),
  rush: rushOn(base.db),
});
