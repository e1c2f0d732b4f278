import { audit } from "../../../platform/audit.ts";
import { AppError, forbidden } from "../../../platform/errors.ts";
import { isGuest } from "../../../platform/http/caller.ts";
import { reply, route } from "../../../platform/http/route.ts";
import { newId } from "../../../platform/ids.ts";
import type { Context } from "../context.ts";
import { lockAccount } from "../db/accounts.ts";
import { insertMembership, lockOwnedOrganizations } from "../db/memberships.ts";
import { insertOrganization } from "../db/organizations.ts";
import { organizationMade } from "../facts.ts";
import { becomeOrganizer } from "../members.ts";
import { detailsOf, etagOf, OrganizationBody, OrganizationView } from "../organization-view.ts";
import { rightsHaveChanged } from "../sessions.ts";

const MAX_OWNED = 20;

export const createOrganization = route({
  method: "POST",
  path: "/organizations",
  summary: "Make an organization, and own it",
  access: "user",
  body: OrganizationBody,
  replies: { 201: OrganizationView },
  errors: ["forbidden", "limit_exceeded"],
  async handler(context: Context, { body, caller }) {
    if (isGuest(caller)) throw forbidden("A guest has no organization; set a password first.");
    const id = newId();
    const made = await context.db.tx(async (tx) => {
      const owned = await lockOwnedOrganizations(tx, caller.user_id);
      await lockAccount(tx, caller.user_id);
      if (owned.length >= MAX_OWNED)
        throw new AppError("failed_precondition", "limit_exceeded", {
          detail: `Nobody owns more than ${MAX_OWNED} organizations.`,
        });
      const row = await insertOrganization(tx, id, detailsOf(body), context.clock.now());
      await insertMembership(tx, id, caller.user_id, "owner", context.clock.now());
      await becomeOrganizer(tx, caller.user_id);
      audit(tx, context.clock, {
        actor: `user:${caller.user_id}`,
        action: "organization.create",
        object: `organization:${id}`,
        organization_id: id,
      });
      await rightsHaveChanged(context, tx, caller.user_id);
      return row;
    });
    organizationMade(context, id);
    return reply(201, made, etagOf(made));
  },
});
