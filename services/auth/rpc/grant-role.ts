import { AuthService } from "../../../contracts/gen/auth/v1/auth_pb.ts";
import { audit } from "../../../platform/audit.ts";
import { invalid, invalidState, notFound } from "../../../platform/errors.ts";
import { rpc } from "../../../platform/rpc/method.ts";
import type { Context } from "../context.ts";
import { accountById, fullAccountOf, grantRoleTo, lockAccount } from "../db/accounts.ts";
import { readEmail } from "../domain/email.ts";
import { systemRoles } from "../domain/roles.ts";
import { roleGranted } from "../facts.ts";
import { only } from "../rpc-callers.ts";
import { rightsHaveChanged } from "../sessions.ts";

export const grantRole = rpc(
  AuthService.method.grantRole,
  async (context: Context, { userId, email, role }, call) => {
    only(call, "auth", "admin");
    if (role !== "admin" && role !== "organizer")
      throw invalid("/role", "invalid_value", "admin or organizer");
    const found = userId
      ? await accountById(context.db, userId)
      : await fullAccountOf(context.db, readEmail(email)?.key ?? "");
    if (!found) throw notFound();
    const granted = await context.db.tx(async (tx) => {
      const before = await lockAccount(tx, found.id);
      if (!before) throw notFound();
      if (before.guest) throw invalidState("A guest has no other role.");
      const after = (await grantRoleTo(tx, found.id, role))!;
      audit(tx, context.clock, {
        actor: `service:${call.caller}`,
        action: "role.grant",
        object: `user:${found.id}`,
        before: { roles: systemRoles(before) },
        after: { roles: systemRoles(after) },
      });
      await rightsHaveChanged(context, tx, found.id);
      return after;
    });
    roleGranted(context, granted.id, role);
    return { userId: granted.id, roles: systemRoles(granted) };
  },
);
