import { AuthService } from "../../../contracts/gen/auth/v1/auth_pb.ts";
import { Id } from "../../../contracts/types/ids.ts";
import { notFound } from "../../../platform/errors.ts";
import { rpc } from "../../../platform/rpc/method.ts";
import type { Context } from "../context.ts";
import { accountById } from "../db/accounts.ts";
import { organizationsOf } from "../db/memberships.ts";
import { systemRoles } from "../domain/roles.ts";

const MAX_ORGANIZATIONS = 100;

export const getAccount = rpc(AuthService.method.getAccount, async ({ db }: Context, { userId }) => {
  const found = Id.safeParse(userId).success ? await accountById(db, userId) : undefined;
  if (!found) throw notFound();
  const organizations = found.guest ? [] : await organizationsOf(db, userId, null, MAX_ORGANIZATIONS);
  return {
    userId,
    email: found.email ?? "",
    emailVerified: found.email_verified_at !== null,
    guest: found.guest,
    roles: systemRoles(found),
    pendingEmail: found.pending_email ?? "",
    organizations: organizations.map(({ id, name, role }) => ({ organizationId: id, name, role })),
  };
});
