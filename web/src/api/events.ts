import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { call } from "./client.ts";
import type { EventDetail, EventSummary, Page } from "./types.ts";

export interface EventFilter {
  q?: string;
  category?: string;
  city?: string;
  /** RFC 3339 */
  from?: string;
  to?: string;
}

const list = (filter: EventFilter, limit: number, cursor?: string) =>
  call<Page<EventSummary>>("GET", "/events", { query: { ...filter, limit, cursor } });

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
    queryFn: () => call<EventDetail>("GET", `/events/${encodeURIComponent(idOrSlug)}`),
  });
