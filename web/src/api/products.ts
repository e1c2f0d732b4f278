import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { answerTo, api } from "./client.ts";

export const productQuery = (idOrSlug: string) =>
  queryOptions({
    queryKey: ["product", idOrSlug],
    queryFn: () => answerTo(api.GET("/products/{id}", { params: { path: { id: idOrSlug } } })),
    staleTime: 10_000,
  });

/** Goods and services on sale, page by page. */
export const productsQuery = infiniteQueryOptions({
  queryKey: ["products"],
  queryFn: ({ pageParam }) =>
    answerTo(
      api.GET("/products", { params: { query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } } }),
    ),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next_cursor ?? undefined,
});

/** How often free times are looked at again while they are shown. */
const LOOK_MS = 15_000;

/** The free times of a service between two moments (RFC 3339), at most 62 days apart. */
export const timesQuery = (product_id: string, from: string, to: string, quantity: number) =>
  queryOptions({
    queryKey: ["times", product_id, from, to, quantity],
    queryFn: async () =>
      (
        await answerTo(
          api.GET("/availability/check", { params: { query: { product_id, from, to, quantity } } }),
        )
      ).slots ?? [],
    staleTime: 5_000,
    refetchInterval: LOOK_MS,
    placeholderData: keepPreviousData,
  });
