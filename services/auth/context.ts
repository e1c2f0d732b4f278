import type { Client } from "@connectrpc/connect";
import { UserService } from "../../contracts/gen/user/v1/user_pb.ts";
import type { Base } from "../../platform/service.ts";
import type { Config } from "./config.ts";
import { createPasswords, type Passwords } from "./passwords.ts";
import { createSigningKeys, type SigningKeys } from "./signing-keys.ts";

export interface Context extends Base<Config> {
  users: Client<typeof UserService>;
  passwords: Passwords;
  keys: SigningKeys;
}

export const context = (base: Base<Config>): Context => ({
  ...base,
  db: base.db,
  users: base.rpc("user", UserService),
  passwords: createPasswords(),
  keys: createSigningKeys(base),
});
