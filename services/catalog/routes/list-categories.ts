import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { PageQuery, pageOf } from "../../../contracts/types/page.ts";
import { pageFrom, readCursor } from "../../../platform/http/page.ts";
import { route } from "../../../platform/http/route.ts";
import { CategoryView } from "../category-view.ts";
import type { Context } from "../context.ts";
import { listTree } from "../db/categories.ts";

/** Where a page of the tree ended. */
const Position = z.strictObject({ path: z.array(z.string()), id: Id });

export const listCategories = route({
  method: "GET",
  path: "/categories",
  summary: "The tree as a list: every parent before its children",
  access: "public",
  query: z.object({ ...PageQuery, organization_id: Id.optional() }),
  replies: { 200: pageOf(CategoryView) },
  async handler(context: Context, { query }) {
    const after = readCursor(Position, query.cursor);
    const rows = await listTree.all(
      context.db,
      query.organization_id ?? null,
      after?.path ?? null,
      after?.id ?? null,
      query.limit + 1,
    );
    return pageFrom(rows, query.limit, ({ path, id }) => ({ path, id }));
  },
});
