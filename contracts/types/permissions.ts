/** Permissions are named `resource.action`. */
export const RESOURCES = [
  "users",
  "organizations",
  "bookings",
  "events",
  "payments",
  "products",
  "tickets",
  "reports",
] as const;
export const ACTIONS = ["read", "create", "update", "delete"] as const;
export type Permission = `${(typeof RESOURCES)[number]}.${(typeof ACTIONS)[number]}`;

export const SYSTEM_ROLES = ["customer", "guest", "organizer", "admin"] as const;
export type SystemRole = (typeof SYSTEM_ROLES)[number];
export const ORGANIZATION_ROLES = ["owner", "manager", "member", "scanner", "viewer"] as const;
export type OrganizationRole = (typeof ORGANIZATION_ROLES)[number];

const everything = RESOURCES.flatMap((resource) =>
  ACTIONS.map((action): Permission => `${resource}.${action}`),
);
const reading = RESOURCES.map((resource): Permission => `${resource}.read`).filter(
  (name) => name !== "users.read",
);

/**
 * What a role in an organization allows there. `tickets.update` is checking in; `payments.create` is refunding.
 * Admins may everything everywhere; being a customer allows only what is one's own.
 */
export const GRANTS: Record<OrganizationRole, ReadonlySet<Permission>> = {
  owner: new Set(everything),
  manager: new Set(everything.filter((name) => name !== "organizations.delete")),
  member: new Set<Permission>([
    ...reading,
    "events.create",
    "events.update",
    "products.create",
    "products.update",
  ]),
  scanner: new Set<Permission>(["events.read", "tickets.read", "tickets.update"]),
  viewer: new Set(reading),
};
