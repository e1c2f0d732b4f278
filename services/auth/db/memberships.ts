import type { OrganizationRole } from "../../../contracts/types/permissions.ts";
import type { Handle } from "../../../platform/db/sql.ts";
import { sql } from "../../../platform/db/sql.ts";

const insertOne = sql(
  {},
  "insert into memberships (organization_id, user_id, role, created_at) values ($1, $2, $3, $4) on conflict do nothing",
);
const readRole = sql(
  { role: "text" },
  "select role from memberships where organization_id = $1 and user_id = $2",
);
const setRoleOf = sql({}, "update memberships set role = $3 where organization_id = $1 and user_id = $2");
const deleteOne = sql({}, "delete from memberships where organization_id = $1 and user_id = $2");
const countOwnersBut = sql(
  { count: "int8" },
  "select count(*) as count from memberships where organization_id = $1 and role = 'owner' and user_id <> $2",
);
const listMembers = sql(
  { user_id: "uuid", role: "text", email: "text?", created_at: "timestamptz" },
  `select m.user_id, m.role, a.email, m.created_at from memberships m join accounts a on a.id = m.user_id
   where m.organization_id = $1 and ($2::uuid is null or m.user_id > $2) order by m.user_id limit $3`,
);
const listOrganizations = sql(
  { id: "uuid", name: "text", role: "text" },
  `select o.id, o.name, m.role from memberships m join organizations o on o.id = m.organization_id
   where m.user_id = $1 and ($2::uuid is null or o.id > $2) order by o.id limit $3`,
);
// In the order of their ids, so that two people who close their accounts wait for each other and never lock up.
const lockOwned = sql(
  { id: "uuid" },
  `select id from organizations where id in (select organization_id from memberships where user_id = $1 and role = 'owner')
   order by id for no key update`,
);

/** @returns 0 when the person is a member already */
export const insertMembership = (
  h: Handle,
  organization_id: string,
  user_id: string,
  role: OrganizationRole,
  at: Date,
) => insertOne.run(h, organization_id, user_id, role, at);
export const roleIn = async (h: Handle, organization_id: string, user_id: string) =>
  (await readRole.one(h, organization_id, user_id))?.role as OrganizationRole | undefined;
export const setMemberRole = (h: Handle, organization_id: string, user_id: string, role: OrganizationRole) =>
  setRoleOf.run(h, organization_id, user_id, role);
export const deleteMembership = (h: Handle, organization_id: string, user_id: string) =>
  deleteOne.run(h, organization_id, user_id);
/** Read it under the lock of the organization. */
export const hasOtherOwner = async (h: Handle, organization_id: string, user_id: string) =>
  (await countOwnersBut.one(h, organization_id, user_id))!.count > 0;
export const membersOf = (h: Handle, organization_id: string, after: string | null, limit: number) =>
  listMembers.all(h, organization_id, after, limit);
export const organizationsOf = (h: Handle, user_id: string, after: string | null, limit: number) =>
  listOrganizations.all(h, user_id, after, limit);
export const lockOwnedOrganizations = (h: Handle, user_id: string) => lockOwned.all(h, user_id);
