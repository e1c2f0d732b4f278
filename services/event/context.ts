import type { Client } from "@connectrpc/connect";
import { AuthService } from "../../contracts/gen/auth/v1/auth_pb.ts";
import { TicketService } from "../../contracts/gen/ticket/v1/ticket_pb.ts";
import type { Base } from "../../platform/service.ts";
import type { Config } from "./config.ts";
import { type ProgrammePages, programmePages } from "./programme-pages.ts";

export interface Context extends Base<Config> {
  auth: Client<typeof AuthService>;
  tickets: Client<typeof TicketService>;
  pages: ProgrammePages;
}

export const context = (base: Base<Config>): Context => ({
  ...base,
  auth: base.rpc("auth", AuthService),
  tickets: base.rpc("ticket", TicketService),
  pages: programmePages(base.db, base.clock),
});
