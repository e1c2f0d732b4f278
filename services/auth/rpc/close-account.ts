import { AuthService } from "../../../contracts/gen/auth/v1/auth_pb.ts";
import { audit } from "../../../platform/audit.ts";
import { invalidState } from "../../../platform/errors.ts";
import { forgetAnswersOf } from "../../../platform/http/idempotency.ts";
import { rpc } from "../../../platform/rpc/method.ts";
import type { Context } from "../context.ts";
import { deleteAccount, lockAccount } from "../db/accounts.ts";
import { dropInvitationsTo } from "../db/invitations.ts";
import { hasOtherOwner, lockOwnedOrganizations } from "../db/memberships.ts";
import { accountClosed } from "../facts.ts";
import { only } from "../rpc-callers.ts";
import { endAllSessions } from "../sessions.ts";

/** Nothing of the person stays; the audit trail knows the id, which leads nowhere any more. */
export const closeAccount = rpc(
  AuthService.method.closeAccount,
  async (context: Context, { userId, actorId }, call) => {
    only(call, "user", "auth");
    const closed = await context.db.tx(async (tx) => {
      for (const { id } of await lockOwnedOrganizations(tx, userId)) {
        if (!(await hasOtherOwner(tx, id, userId)))
          throw invalidState("The last owner of an organization has to hand it over first.");
      }
      const account = await lockAccount(tx, userId);
      if (!account) return false;
      await endAllSessions(context, tx, userId);
      if (account.email_key && !account.guest) await dropInvitationsTo(tx, account.email_key);
      await forgetAnswersOf(tx, userId);
      await deleteAccount(tx, userId);
      audit(tx, context.clock, {
        actor: `user:${actorId || userId}`,
        action: "account.delete",
        object: `user:${userId}`,
      });
      return true;
    });
    if (closed) accountClosed(context, userId);
    return {};
  },
);
