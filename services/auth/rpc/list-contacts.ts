import { AuthService } from "../../../contracts/gen/auth/v1/auth_pb.ts";
import { invalid } from "../../../platform/errors.ts";
import { rpc } from "../../../platform/rpc/method.ts";
import type { Context } from "../context.ts";
import { emailsOf } from "../db/accounts.ts";
import { only } from "../rpc-callers.ts";

const MAX = 100;

export const listContacts = rpc(
  AuthService.method.listContacts,
  async ({ db }: Context, { userIds }, call) => {
    only(call, "booking", "ticket");
    if (userIds.length > MAX) throw invalid("/user_ids", "too_big", `at most ${MAX}`);
    const contacts = (await emailsOf(db, userIds)).map(({ id, email }) => ({ userId: id, email }));
    return { contacts };
  },
);
