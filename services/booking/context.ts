import type { Client } from "@connectrpc/connect";
import { AuthService } from "../../contracts/gen/auth/v1/auth_pb.ts";
import { InventoryService } from "../../contracts/gen/inventory/v1/inventory_pb.ts";
import { PaymentService } from "../../contracts/gen/payment/v1/payment_pb.ts";
import { TicketService } from "../../contracts/gen/ticket/v1/ticket_pb.ts";
import { UserService } from "../../contracts/gen/user/v1/user_pb.ts";
import type { Base } from "../../platform/service.ts";
import type { Config } from "./config.ts";

export type Inventory = Client<typeof InventoryService>;

export interface Context extends Base<Config> {
  auth: Client<typeof AuthService>;
  payments: Client<typeof PaymentService>;
  tickets: Client<typeof TicketService>;
  users: Client<typeof UserService>;
  /** The inventory of one owner: ticket, catalog, whoever sells something bookable. */
  inventory(owner: string): Inventory;
}

export function context(base: Base<Config>): Context {
  const inventories = new Map<string, Inventory>();
  return {
    ...base,
    db: base.db,
    auth: base.rpc("auth", AuthService),
    payments: base.rpc("payment", PaymentService),
    tickets: base.rpc("ticket", TicketService),
    users: base.rpc("user", UserService),
    inventory(owner) {
      const known = inventories.get(owner);
      if (known) return known;
      const client = base.rpc(owner, InventoryService);
      inventories.set(owner, client);
      return client;
    },
  };
}
