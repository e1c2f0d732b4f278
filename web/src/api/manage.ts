import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answerTo, api } from "./client.ts";

// What an organization sees of its own sales. Nothing of it is kept for the time without network.

export type Show = "sold" | "held" | "off" | "all";
const page = (cursor: string | undefined, limit = 20) => ({ limit, ...(cursor ? { cursor } : {}) });
const more = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last: { next_cursor: string | null }) => last.next_cursor ?? undefined,
};

export const ownEventsQuery = (organization_id: string) =>
  infiniteQueryOptions({
    queryKey: ["manage", "events", organization_id],
    queryFn: ({ pageParam }) =>
      answerTo(api.GET("/events", { params: { query: { organization_id, ...page(pageParam) } } })),
    ...more,
  });

/** Sold, held, free and blocked, per performance. */
export const countsQuery = (event_ids: string[]) =>
  queryOptions({
    queryKey: ["manage", "counts", event_ids],
    queryFn: async () =>
      (await answerTo(api.GET("/tickets/counts", { params: { query: { event_ids: event_ids.join(",") } } })))
        .items,
    enabled: event_ids.length > 0,
    refetchInterval: 15_000,
  });

export const salesQuery = (organization_id: string, subject_ids: string[]) =>
  queryOptions({
    queryKey: ["manage", "sales", organization_id, subject_ids],
    queryFn: async () =>
      (
        await answerTo(
          api.GET("/bookings/sales", {
            params: { query: { organization_id, subject_ids: subject_ids.join(",") } },
          }),
        )
      ).items,
    enabled: subject_ids.length > 0,
    refetchInterval: 15_000,
  });

export interface DeskFilter {
  organization_id: string;
  subject_id: string;
  show: Show;
  q?: string | undefined;
}
const named = ({ q, ...filter }: DeskFilter) => ({ ...filter, ...(q ? { q } : {}) });

export const deskQuery = (filter: DeskFilter) =>
  infiniteQueryOptions({
    queryKey: ["manage", "desk", filter],
    queryFn: ({ pageParam }) =>
      answerTo(api.GET("/bookings/desk", { params: { query: { ...named(filter), ...page(pageParam) } } })),
    ...more,
  });

export const attendeesQuery = (event_id: string, q: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ["manage", "attendees", event_id, q],
    queryFn: ({ pageParam }) =>
      answerTo(
        api.GET("/tickets/attendees", {
          params: { query: { event_id, ...(q ? { q } : {}), ...page(pageParam, 50) } },
        }),
      ),
    ...more,
  });

const asText = { parseAs: "text", headers: { accept: "text/csv" } } as const;
/** The same bookings as text of a CSV file. */
export const exportDesk = (filter: DeskFilter) =>
  answerTo<string>(api.GET("/bookings/desk/export", { params: { query: named(filter) }, ...asText }));
export const exportAttendees = (event_id: string, q: string | undefined) =>
  answerTo<string>(
    api.GET("/tickets/attendees/export", { params: { query: { event_id, ...(q ? { q } : {}) } }, ...asText }),
  );

export const refundPayment = (
  id: string,
  { amount, reason, key }: { amount: number; reason: string; key: string },
) =>
  answerTo(
    api.POST("/payments/{id}/refund", {
      params: { path: { id }, header: { "Idempotency-Key": key } },
      body: { amount, ...(reason ? { reason } : {}) },
    }),
  );

export const resendMail = (booking_id: string, key: string) =>
  answerTo(
    api.POST("/notifications/resend", {
      params: { header: { "Idempotency-Key": key } },
      body: { booking_id },
    }),
  );

export const blocksQuery = (performance_id: string) =>
  queryOptions({
    queryKey: ["manage", "blocks", performance_id],
    queryFn: () => answerTo(api.GET("/tickets/blocks", { params: { query: { performance_id } } })),
  });

/** Takes places out of sale or puts them back. @returns how many, and which were sold or held meanwhile */
export const setBlocked = (
  performance_id: string,
  blocked: boolean,
  places: { place_ids: string[] } | { zone_id: string; count: number },
) => answerTo(api.POST("/tickets/blocks", { body: { performance_id, blocked, ...places } }));
