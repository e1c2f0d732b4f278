import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { PageQuery, pageOf } from "../../../contracts/types/page.ts";
import { requirePermission } from "../../../platform/http/caller.ts";
import { pageFrom, readCursor } from "../../../platform/http/page.ts";
import { route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { providersAfter } from "../db/providers.ts";
import { ProviderView } from "../provider-view.ts";

export const listProviders = route({
  method: "GET",
  path: "/providers",
  summary: "Who serves appointments in an own organization",
  access: "user",
  query: z.object({ ...PageQuery, organization_id: Id }),
  replies: { 200: pageOf(ProviderView) },
  errors: ["forbidden", "not_found"],
  async handler(context: Context, { query, caller }) {
    requirePermission(caller, "products.read", query.organization_id);
    const after = readCursor(Id, query.cursor);
    const rows = await providersAfter.all(context.db, query.organization_id, after, query.limit + 1);
    return pageFrom(rows, query.limit, ({ id }) => id);
  },
});
