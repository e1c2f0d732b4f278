import { z } from "zod";
import { organizationInvitationRequested } from "../../../contracts/events/auth.ts";
import { Id } from "../../../contracts/types/ids.ts";
import { Time } from "../../../contracts/types/time.ts";
import { audit } from "../../../platform/audit.ts";
import { forbidden } from "../../../platform/errors.ts";
import { requirePermission } from "../../../platform/http/caller.ts";
import { reply, route } from "../../../platform/http/route.ts";
import { newId } from "../../../platform/ids.ts";
import { take } from "../attempts.ts";
import type { Context } from "../context.ts";
import { replaceInvitation } from "../db/invitations.ts";
import { Email } from "../domain/email.ts";
import { mayChangeRole } from "../domain/roles.ts";
import { actorIn } from "../members.ts";
import { Role } from "../organization-view.ts";

const LIFE_MS = 7 * 86_400_000;

/** Says nothing about whether the address has an account. */
export const inviteMember = route({
  method: "POST",
  path: "/organizations/:id/invitations",
  summary: "Invite somebody by e-mail; an earlier invitation of the address dies",
  access: "user",
  params: z.object({ id: Id }),
  body: z.object({ email: Email, role: Role }),
  replies: { 201: z.object({ id: Id, email: z.string(), role: Role, expires_at: Time }) },
  errors: ["forbidden", "rate_limited"],
  async handler(context: Context, { params, body, caller }) {
    requirePermission(caller, "users.create", params.id);
    await take(context, "invitation", params.id);
    const made = await context.db.tx(async (tx) => {
      const actor = await actorIn(tx, caller, params.id);
      if (!mayChangeRole({ actor, self: false, from: undefined, to: body.role }))
        throw forbidden("Nobody gives away more than they have.");
      const now = context.clock.now();
      const invitation = await replaceInvitation(tx, {
        id: newId(),
        organization_id: params.id,
        email: body.email.address,
        email_key: body.email.key,
        role: body.role,
        invited_by: caller.user_id,
        requested_at: now,
        expires_at: new Date(now.getTime() + LIFE_MS),
      });
      audit(tx, context.clock, {
        actor: `user:${caller.user_id}`,
        action: "membership.invite",
        object: `invitation:${invitation.id}`,
        organization_id: params.id,
        after: { role: body.role },
      });
      context.outbox.add(tx, organizationInvitationRequested, {
        organization_id: params.id,
        request_id: invitation.id,
        invited_by: caller.user_id,
      });
      return invitation;
    });
    const { id, email, role, expires_at } = made;
    return reply(201, { id, email, role, expires_at });
  },
});
