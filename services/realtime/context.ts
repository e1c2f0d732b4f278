import type { Client } from "@connectrpc/connect";
import { TicketService } from "../../contracts/gen/ticket/v1/ticket_pb.ts";
import type { Base } from "../../platform/service.ts";
import type { Config } from "./config.ts";
import { type Everywhere, everywhereOf } from "./everywhere.ts";
import { Hub } from "./hub.ts";

export interface Context extends Base<Config> {
  tickets: Client<typeof TicketService>;
  hub: Hub;
  everywhere: Everywhere;
}

export function context(base: Base<Config>): Context {
  const tickets = base.rpc("ticket", TicketService);
  const hub = new Hub(tickets, base.log, base.config);
  return { ...base, tickets, hub, everywhere: everywhereOf(hub, base.redis) };
}
