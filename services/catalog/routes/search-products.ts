import { z } from "zod";
import { route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { SearchFields, SearchPage, searchPage } from "../search-page.ts";

export const searchProducts = route({
  method: "GET",
  path: "/products/search",
  summary: "Goods and services by words, place and price",
  access: "public",
  query: z.object({ ...SearchFields, type: z.enum(["product", "service"]).optional() }),
  replies: { 200: SearchPage },
  errors: ["dependency_unavailable"],
  handler: (context: Context, { query: { type, ...query } }) =>
    searchPage(context, query, type ? [type] : ["product", "service"]),
});
