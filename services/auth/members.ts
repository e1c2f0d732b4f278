import type { OrganizationRole } from "../../contracts/types/permissions.ts";
import { audit } from "../../platform/audit.ts";
import type { Tx } from "../../platform/db/transaction.ts";
import { forbidden, invalidState, notFound } from "../../platform/errors.ts";
import { type Caller, isAdmin } from "../../platform/http/caller.ts";
import type { Context } from "./context.ts";
import { grantRoleTo, lockAccount } from "./db/accounts.ts";
import { dropInvitationsBy } from "./db/invitations.ts";
import { deleteMembership, hasOtherOwner, roleIn, setMemberRole } from "./db/memberships.ts";
import { lockOrganization } from "./db/organizations.ts";
import { mayChangeRole } from "./domain/roles.ts";
import { membershipChanged } from "./facts.ts";
import { rightsHaveChanged } from "./sessions.ts";

/** Who owns an organization is an organizer to the system. */
export const becomeOrganizer = (tx: Tx, user_id: string) => grantRoleTo(tx, user_id, "organizer");

/**
 * The caller's role there, as it is now: what the token's cache says may be 5 s old. Locks the organization.
 * @throws AppError not_found for a stranger
 */
export async function actorIn(
  tx: Tx,
  caller: Caller,
  organization_id: string,
): Promise<OrganizationRole | "admin"> {
  const organization = await lockOrganization(tx, organization_id);
  const actor = isAdmin(caller) ? "admin" : await roleIn(tx, organization_id, caller.user_id);
  if (!organization || !actor) throw notFound();
  return actor;
}

/**
 * Changes or (to: undefined) ends a membership.
 * @throws AppError not_found, forbidden, invalid_state when nobody would own the organization any more
 */
export async function changeMember(
  context: Context,
  caller: Caller,
  organization_id: string,
  user_id: string,
  to: OrganizationRole | undefined,
): Promise<void> {
  await context.db.tx(async (tx) => {
    const actor = await actorIn(tx, caller, organization_id);
    const from = await roleIn(tx, organization_id, user_id);
    if (!mayChangeRole({ actor, self: user_id === caller.user_id, from, to })) throw forbidden();
    if (!from) throw notFound();
    if (from === "owner" && to !== "owner" && !(await hasOtherOwner(tx, organization_id, user_id)))
      throw invalidState("An organization keeps at least one owner.");
    await lockAccount(tx, user_id);
    if (to) await setMemberRole(tx, organization_id, user_id, to);
    else await deleteMembership(tx, organization_id, user_id);
    if (to === "owner") await becomeOrganizer(tx, user_id);
    if (to !== "owner" && to !== "manager") await dropInvitationsBy(tx, organization_id, user_id);
    audit(tx, context.clock, {
      actor: `user:${caller.user_id}`,
      action: to ? "membership.change" : "membership.end",
      object: `user:${user_id}`,
      organization_id,
      before: { role: from },
      after: { role: to ?? null },
    });
    await rightsHaveChanged(context, tx, user_id);
  });
  membershipChanged(context, organization_id, user_id, to ?? "none");
}
