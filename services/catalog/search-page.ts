import { z } from "zod";
import { Id } from "../../contracts/types/ids.ts";
import { PageQuery } from "../../contracts/types/page.ts";
import { Time } from "../../contracts/types/time.ts";
import { invalid } from "../../platform/errors.ts";
import { pageFrom, readCursor } from "../../platform/http/page.ts";
import type { Context } from "./context.ts";
import { findThings } from "./find-things.ts";
import { FACETS, type Kind, SORTS } from "./search/engine.ts";
import { wordsOf } from "./search/read-query.ts";

export const SearchFields = {
  ...PageQuery,
  q: z.string().trim().min(1).max(200).optional().describe("words, or their beginnings"),
  category: z.string().max(80).optional(),
  city: z.string().max(100).optional(),
  access: z
    .string()
    .regex(/^(ACCESSIBLE|COMPANION)(,(ACCESSIBLE|COMPANION))*$/)
    .optional()
    .describe("ACCESSIBLE, COMPANION: events with wheelchair or companion places left; both with a comma"),
  from: Time.optional().describe(
    "events with a date in it; services have times on every date, goods have none",
  ),
  to: Time.optional(),
  price_max: z.coerce.number().int().min(0).max(999_999_999).optional().describe("minor units"),
  sort: z.enum(SORTS).optional().describe("unless told: relevance with q, date without"),
};
const Facet = z.array(z.object({ value: z.string(), count: z.int() }));
export const SearchPage = z.object({
  items: z.array(
    z
      .looseObject({
        kind: z.enum(["event", "product", "service"]),
        id: Id,
        slug: z.string(),
        name: z.string(),
        category: z.string().nullable(),
        from_price_amount: z.int().nullable(),
        from_price_currency: z.string().nullable(),
      })
      .describe("an item of GET /events or GET /products"),
  ),
  next_cursor: z.string().nullable(),
  facets: z
    .object(
      Object.fromEntries(FACETS.map((name) => [name, Facet])) as Record<
        (typeof FACETS)[number],
        typeof Facet
      >,
    )
    .describe("each counted as if its own filter were not set"),
});

/** Where a page ended. */
const Position = z.strictObject({ key: z.number(), id: Id });

const Fields = z.object(SearchFields);

/** One page of what is found. @throws AppError validation_failed, dependency_unavailable */
export async function searchPage(
  context: Context,
  query: z.output<typeof Fields>,
  kinds: readonly Kind[] | null,
) {
  const q = wordsOf(query.q);
  const after = readCursor(Position, query.cursor);
  const [from, to] = [query.from, query.to].map((time) => (time === undefined ? null : new Date(time)));
  if (from && to && to < from) throw invalid("/to", "out_of_range", "It has to be after from.");
  const empty = { kind: [], category: [], city: [], access: [] };
  if (q?.words.length === 0) return { items: [], next_cursor: null, facets: empty };
  if (q === null && query.sort === "relevance")
    throw invalid("/sort", "not_allowed", "Without words nothing is more relevant than another.");
  const { hits, facets } = await context.search.find({
    q,
    kinds,
    category: query.category ?? null,
    city: query.city ?? null,
    access: query.access?.split(",") ?? null,
    from: from ?? null,
    to: to ?? null,
    price_max: query.price_max ?? null,
    sort: query.sort ?? (q ? "relevance" : "date"),
    now: context.clock.now(),
    after,
    limit: query.limit + 1,
  });
  const { items, next_cursor } = pageFrom(hits, query.limit, ({ key, id }) => ({ key, id }));
  return { items: await findThings(context, items), next_cursor, facets };
}
