import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { PageQuery, pageOf } from "../../../contracts/types/page.ts";
import { pageFrom, readCursor } from "../../../platform/http/page.ts";
import { route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { organizationsOf } from "../db/memberships.ts";
import { Role } from "../organization-view.ts";

export const listOrganizations = route({
  method: "GET",
  path: "/organizations",
  summary: "List the organizations you are a member of",
  access: "user",
  query: z.object(PageQuery),
  replies: { 200: pageOf(z.object({ id: Id, name: z.string(), role: Role })) },
  async handler(context: Context, { query, caller }) {
    const rows = await organizationsOf(
      context.db,
      caller.user_id,
      readCursor(Id, query.cursor),
      query.limit + 1,
    );
    return pageFrom(rows, query.limit, ({ id }) => id);
  },
});
