import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answerTo, api } from "./client.ts";
import type { EventSummary, Product } from "./types.ts";

export type Sort = "date" | "relevance" | "price" | "-price";
export interface Filter {
  q?: string;
  /** event, product, service; several with commas */
  kind?: string;
  category?: string;
  city?: string;
  /** RFC 3339 */
  from?: string;
  to?: string;
  /** ACCESSIBLE, COMPANION; both with a comma */
  access?: string;
  /** minor units */
  price_max?: number;
  sort?: Sort;
}

/** What a search finds; its description leaves open which of the two an item is, `kind` tells. */
export type Found = ({ kind: "event" } & EventSummary) | ({ kind: "product" | "service" } & Product);
type Answer = Awaited<ReturnType<typeof ask>>;
export type Facets = Answer["facets"];
export interface FoundPage extends Omit<Answer, "items"> {
  items: Found[];
}

const ask = (filter: Filter, limit: number, cursor?: string) =>
  answerTo(api.GET("/search", { params: { query: { ...filter, limit, ...(cursor ? { cursor } : {}) } } }));
const find = async (...query: Parameters<typeof ask>) => (await ask(...query)) as FoundPage;

/** Events, services and goods, page by page. */
export const searchQuery = (filter: Filter) =>
  infiniteQueryOptions({
    queryKey: ["search", filter],
    queryFn: ({ pageParam }) => find(filter, 20, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });

/** All of it that a month can show. */
export const monthQuery = (filter: Filter) =>
  queryOptions({ queryKey: ["search", "month", filter], queryFn: () => find(filter, 100) });

/** All of it that a map shows. */
export const placesQuery = (filter: Filter) =>
  queryOptions({ queryKey: ["search", "places", filter], queryFn: () => find(filter, 100) });

/** The nearest to what was asked, and how much there is of it. */
export const nearestQuery = (filter: Filter) =>
  queryOptions({ queryKey: ["search", "nearest", filter], queryFn: () => find(filter, 1) });

/** How many there are: kinds are counted as if no kind was chosen. */
export const totalOf = ({ kind }: Facets, chosen: string | undefined): number =>
  kind
    .filter(({ value }) => chosen === undefined || chosen.split(",").includes(value))
    .reduce((sum, { count }) => sum + count, 0);
