import type { Client } from "@connectrpc/connect";
import { AuthService } from "../../contracts/gen/auth/v1/auth_pb.ts";
import { PersonService } from "../../contracts/gen/person/v1/person_pb.ts";
import type { Base } from "../../platform/service.ts";
import type { Config } from "./config.ts";

export interface Context extends Base<Config> {
  auth: Client<typeof AuthService>;
  /** What a service keeps about people. */
  keeper(service: string): Client<typeof PersonService>;
}

export const context = (base: Base<Config>): Context => ({
  ...base,
  db: base.db,
  auth: base.rpc("auth", AuthService),
  keeper: (service) => base.rpc(service, PersonService),
});
