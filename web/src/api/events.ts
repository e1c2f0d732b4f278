import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answerTo, api } from "./client.ts";
import type { EventDetail } from "./types.ts";

export interface EventFilter {
  q?: string;
  category?: string;
  city?: string;
  /** RFC 3339 */
  from?: string;
  to?: string;
}

const list = (filter: EventFilter, limit: number, cursor?: string) =>
  answerTo(api.GET("/events", { params: { query: { ...filter, limit, ...(cursor ? { cursor } : {}) } } }));

/** The programme, page by page. */
export const eventsQuery = (filter: EventFilter) =>
  infiniteQueryOptions({
    queryKey: ["events", filter],
    queryFn: ({ pageParam }) => list(filter, 20, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });

/** The first hundred without any filter: what there is to filter by. */
export const programmeQuery = queryOptions({
  queryKey: ["programme"],
  queryFn: () => list({}, 100),
  staleTime: 300_000,
});

export const eventQuery = (idOrSlug: string) =>
  queryOptions({
    queryKey: ["event", idOrSlug],
    // openapi-fetch makes number[] of the pairs in shapes; the document says pairs.
    queryFn: async () =>
      (await answerTo(api.GET("/events/{id}", { params: { path: { id: idOrSlug } } }))) as EventDetail,
  });
