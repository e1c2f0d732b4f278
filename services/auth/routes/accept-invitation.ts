import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import type { OrganizationRole } from "../../../contracts/types/permissions.ts";
import { audit } from "../../../platform/audit.ts";
import { forbidden, invalidState } from "../../../platform/errors.ts";
import { isGuest } from "../../../platform/http/caller.ts";
import { route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { lockAccount } from "../db/accounts.ts";
import { invitationOfToken, takeInvitation } from "../db/invitations.ts";
import { insertMembership } from "../db/memberships.ts";
import { lockOrganization } from "../db/organizations.ts";
import { membershipChanged } from "../facts.ts";
import { deadLink } from "../mail-links.ts";
import { becomeOrganizer } from "../members.ts";
import { Role } from "../organization-view.ts";
import { rightsHaveChanged } from "../sessions.ts";
import { hashToken } from "../tokens.ts";

/** Whoever holds the link may come with any account: people have more than one address. */
export const acceptInvitation = route({
  method: "POST",
  path: "/organizations/invitations/accept",
  summary: "Join an organization with the token of the mail",
  access: "user",
  body: z.object({ token: z.string().min(1).max(200) }),
  replies: { 200: z.object({ organization_id: Id, name: z.string(), role: Role }) },
  errors: ["validation_failed", "forbidden", "invalid_state"],
  async handler(context: Context, { body, caller }) {
    if (isGuest(caller)) throw forbidden("A guest joins no organization; set a password first.");
    const token_hash = hashToken(body.token);
    const answer = await context.db.tx(async (tx) => {
      const found = await invitationOfToken(tx, token_hash, context.clock.now());
      const organization = found && (await lockOrganization(tx, found.organization_id));
      const invitation = found && (await takeInvitation(tx, found.id, token_hash));
      if (!organization || !invitation) throw deadLink();
      const role = invitation.role as OrganizationRole;
      await lockAccount(tx, caller.user_id);
      if ((await insertMembership(tx, organization.id, caller.user_id, role, context.clock.now())) === 0)
        throw invalidState("You are a member already.");
      if (role === "owner") await becomeOrganizer(tx, caller.user_id);
      audit(tx, context.clock, {
        actor: `user:${caller.user_id}`,
        action: "membership.accept",
        object: `user:${caller.user_id}`,
        organization_id: organization.id,
        after: { role, invited_by: invitation.invited_by },
      });
      await rightsHaveChanged(context, tx, caller.user_id);
      return { organization_id: organization.id, name: organization.name, role };
    });
    membershipChanged(context, answer.organization_id, caller.user_id, answer.role);
    return answer;
  },
});
