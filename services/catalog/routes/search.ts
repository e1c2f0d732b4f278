import { z } from "zod";
import { route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import type { Kind } from "../search/engine.ts";
import { SearchFields, SearchPage, searchPage } from "../search-page.ts";

const Query = z.object({
  ...SearchFields,
  kind: z
    .string()
    .regex(/^(event|product|service)(,(event|product|service))*$/)
    .optional()
    .describe("event, product, service; several with commas"),
});

export const search = route({
  method: "GET",
  path: "/search",
  summary: "Events, goods and services by words, place, date and price",
  access: "public",
  query: Query,
  replies: { 200: SearchPage },
  errors: ["dependency_unavailable"],
  handler: (context: Context, { query: { kind, ...query } }) =>
    searchPage(context, query, kind === undefined ? null : (kind.split(",") as Kind[])),
});
