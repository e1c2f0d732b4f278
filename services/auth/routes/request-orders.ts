import { mailWish } from "../mail-wish.ts";

export const requestOrders = mailWish(
  "/auth/orders",
  "find-orders",
  "Ask for the mails of what was booked with an address, to that address",
);
