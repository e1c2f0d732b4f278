import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { PageQuery, pageOf } from "../../../contracts/types/page.ts";
import { Time } from "../../../contracts/types/time.ts";
import { notFound } from "../../../platform/errors.ts";
import { requirePermission } from "../../../platform/http/caller.ts";
import { pageFrom, readCursor } from "../../../platform/http/page.ts";
import { route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { membersOf } from "../db/memberships.ts";
import { organizationById } from "../db/organizations.ts";
import { Role } from "../organization-view.ts";

const Member = z.object({
  user_id: Id,
  name: z.string().nullable(),
  email: z.string().nullable(),
  role: Role,
  created_at: Time,
});

export const listMembers = route({
  method: "GET",
  path: "/organizations/:id/members",
  summary: "List the members of an organization",
  access: "user",
  params: z.object({ id: Id }),
  query: z.object(PageQuery),
  replies: { 200: pageOf(Member) },
  async handler(context: Context, { params, query, caller }) {
    requirePermission(caller, "users.read", params.id);
    if (!(await organizationById(context.db, params.id))) throw notFound();
    const rows = await membersOf(context.db, params.id, readCursor(Id, query.cursor), query.limit + 1);
    const { items, next_cursor } = pageFrom(rows, query.limit, ({ user_id }) => user_id);
    const { profiles } = await context.users.getProfiles({ userIds: items.map(({ user_id }) => user_id) });
    const names = new Map(profiles.map(({ userId, name }) => [userId, name]));
    return { items: items.map((row) => ({ ...row, name: names.get(row.user_id) || null })), next_cursor };
  },
});
