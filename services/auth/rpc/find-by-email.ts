import { AuthService } from "../../../contracts/gen/auth/v1/auth_pb.ts";
import { rpc } from "../../../platform/rpc/method.ts";
import type { Context } from "../context.ts";
import { accountsAddressed } from "../db/accounts.ts";
import { only } from "../rpc-callers.ts";

const MAX = 100;

/** Among people whom the caller knows already: nobody can look for strangers' addresses. */
export const findByEmail = rpc(
  AuthService.method.findByEmail,
  async ({ db }: Context, { userIds, text, limit }, call) => {
    only(call, "booking", "ticket");
    const found = await accountsAddressed(db, userIds, text.trim(), Math.min(limit || MAX, MAX));
    return { userIds: found.map(({ id }) => id) };
  },
);
