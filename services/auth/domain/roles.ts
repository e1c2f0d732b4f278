import type { OrganizationRole, SystemRole } from "../../../contracts/types/permissions.ts";

/** What an account is in the system: a guest is nothing else. */
export function systemRoles(account: { guest: boolean; granted_roles: string[] }): SystemRole[] {
  return account.guest ? ["guest"] : ["customer", ...(account.granted_roles as SystemRole[])];
}

const BELOW_MANAGER: readonly OrganizationRole[] = ["member", "scanner", "viewer"];

export interface RoleChange {
  /** Role of who does it; "admin" for a platform admin. */
  actor: OrganizationRole | "admin";
  self: boolean;
  /** The role there is, undefined for a newcomer; the role there shall be, undefined for leaving. */
  from: OrganizationRole | undefined;
  to: OrganizationRole | undefined;
}

/**
 * Who may give and take which role: owners any, managers those below them, everybody may leave. Nobody
 * raises themselves, for who may do that would have the role already.
 */
export function mayChangeRole({ actor, self, from, to }: RoleChange): boolean {
  if (actor === "admin" || actor === "owner") return true;
  if (self && to === undefined) return true;
  if (actor !== "manager") return false;
  const fromAllowed = from === undefined || BELOW_MANAGER.includes(from) || self;
  return fromAllowed && (to === undefined || BELOW_MANAGER.includes(to));
}
