import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { PageQuery, pageOf } from "../../../contracts/types/page.ts";
import { can } from "../../../platform/http/caller.ts";
import { pageFrom, readCursor } from "../../../platform/http/page.ts";
import { route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { productPage } from "../db/products.ts";
import { ProductView, viewOf } from "../product-view.ts";

export const listProducts = route({
  method: "GET",
  path: "/products",
  summary: "Products and services on sale, the newest first",
  access: "optional",
  query: z.object({
    ...PageQuery,
    type: z.enum(["product", "service"]).optional(),
    category: z.string().max(80).optional().describe("slug; with everything below it"),
    tag: z.string().max(40).optional(),
    organization_id: Id.optional().describe("of an own organization drafts and archived ones too"),
  }),
  replies: { 200: pageOf(ProductView) },
  async handler(context: Context, { query, caller }) {
    const own = query.organization_id !== undefined && can(caller, "products.read", query.organization_id);
    const rows = await productPage(context.db.lists, {
      statuses: own ? ["PUBLISHED", "DRAFT", "ARCHIVED"] : ["PUBLISHED"],
      organization_id: query.organization_id ?? null,
      type: query.type ?? null,
      category: query.category ?? null,
      tag: query.tag ?? null,
      before: readCursor(Id, query.cursor),
      limit: query.limit + 1,
    });
    const { items, next_cursor } = pageFrom(rows, query.limit, ({ id }) => id);
    return { items: items.map((product) => viewOf(product, context.public_urls.web)), next_cursor };
  },
});
