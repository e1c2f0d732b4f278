import type { Client } from "@connectrpc/connect";
import { AuthService } from "../../contracts/gen/auth/v1/auth_pb.ts";
import { BookingService } from "../../contracts/gen/booking/v1/booking_pb.ts";
import { CatalogService } from "../../contracts/gen/catalog/v1/catalog_pb.ts";
import { PaymentService } from "../../contracts/gen/payment/v1/payment_pb.ts";
import { ReceiptService } from "../../contracts/gen/receipt/v1/receipt_pb.ts";
import { TicketService } from "../../contracts/gen/ticket/v1/ticket_pb.ts";
import { UserService } from "../../contracts/gen/user/v1/user_pb.ts";
import type { Base } from "../../platform/service.ts";
import type { Config } from "./config.ts";
import type { MailVendor } from "./vendors/mail-vendor.ts";
import { smtp } from "./vendors/smtp.ts";

export interface Context extends Base<Config> {
  auth: Client<typeof AuthService>;
  bookings: Client<typeof BookingService>;
  catalog: Client<typeof CatalogService>;
  payments: Client<typeof PaymentService>;
  receipts: Client<typeof ReceiptService>;
  tickets: Client<typeof TicketService>;
  users: Client<typeof UserService>;
  mail: MailVendor;
}

export const context = (base: Base<Config>): Context => ({
  ...base,
  auth: base.rpc("auth", AuthService),
  bookings: base.rpc("booking", BookingService),
  catalog: base.rpc("catalog", CatalogService),
  payments: base.rpc("payment", PaymentService),
  receipts: base.rpc("receipt", ReceiptService),
  tickets: base.rpc("ticket", TicketService),
  users: base.rpc("user", UserService),
  mail: smtp(base.config.smtp_url),
});
