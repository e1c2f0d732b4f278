import type { OrganizationRole, Permission, SystemRole } from "../../contracts/types/permissions.ts";
import { GRANTS } from "../../contracts/types/permissions.ts";
import { forbidden, notFound } from "../errors.ts";

/** Who makes a request: proven by the access token, with rights at most 5 s old. */
export interface Caller {
  user_id: string;
  session_id: string;
  roles: ReadonlySet<SystemRole>;
  email_verified: boolean;
  has_email: boolean;
  /** A keyed hash of the normalised e-mail address, empty when there is none: what limits of guests count. */
  contact_hash: string;
  /** Organization id to role in it. */
  memberships: ReadonlyMap<string, OrganizationRole>;
}

export const isAdmin = (caller: Caller | undefined): boolean => caller?.roles.has("admin") ?? false;
export const isGuest = (caller: Caller): boolean => caller.roles.has("guest");

/** True when the caller may do this in this organization. */
export function can(caller: Caller | undefined, permission: Permission, organization_id: string): boolean {
  if (!caller) return false;
  if (isAdmin(caller)) return true;
  const role = caller.memberships.get(organization_id);
  return role !== undefined && GRANTS[role].has(permission);
}

/**
 * Refuses who may not: with 404 where the caller has nothing to do with the organization (foreign and
 * missing look the same), with 403 where only the right is missing.
 */
export function requirePermission(caller: Caller, permission: Permission, organization_id: string): void {
  if (can(caller, permission, organization_id)) return;
  if (caller.memberships.has(organization_id)) throw forbidden();
  throw notFound();
}
