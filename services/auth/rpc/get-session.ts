import { AuthService } from "../../../contracts/gen/auth/v1/auth_pb.ts";
import { Id } from "../../../contracts/types/ids.ts";
import { rpc } from "../../../platform/rpc/method.ts";
import type { Context } from "../context.ts";
import { activeSession } from "../db/sessions.ts";
import { mailboxOf } from "../domain/email.ts";
import { systemRoles } from "../domain/roles.ts";

export const getSession = rpc(
  AuthService.method.getSession,
  async ({ db, clock, secrets }: Context, { sessionId }) => {
    if (!Id.safeParse(sessionId).success) return { active: false };
    const found = await activeSession(db, sessionId, clock.now());
    if (!found) return { active: false };
    const memberships = Object.entries(found.memberships as Record<string, string>);
    return {
      active: true,
      userId: found.user_id,
      roles: systemRoles(found),
      emailVerified: found.email_verified_at !== null,
      hasEmail: found.email_key !== null,
      contactHash: found.email_key === null ? "" : secrets.hash("contact", mailboxOf(found.email_key)),
      memberships: memberships.map(([organizationId, role]) => ({ organizationId, role })),
    };
  },
);
