import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { answerTo, api } from "./client.ts";
import type { AvailabilityBits } from "./types.ts";

/** Where the places are: does not change, so it is asked for once. */
export const seatingQuery = (performance_id: string) =>
  queryOptions({
    queryKey: ["seating", performance_id],
    queryFn: () =>
      answerTo(api.GET("/tickets/seating/{performance_id}", { params: { path: { performance_id } } })),
    staleTime: Number.POSITIVE_INFINITY,
    // The map compares by identity; sharing structure over 20,000 places would only cost.
    structuralSharing: false,
  });

/** Once more, past what the browser keeps: the hall was rebuilt while somebody looked. */
export const readSeatingAnew = (queryClient: QueryClient, performance_id: string) =>
  queryClient.fetchQuery({
    ...seatingQuery(performance_id),
    queryFn: () =>
      answerTo(
        api.GET("/tickets/seating/{performance_id}", {
          params: { path: { performance_id } },
          cache: "reload",
        }),
      ),
    staleTime: 0,
  });

/** Which are taken, now: two bits a place, because 20,000 ids would be 700 kB. */
export const availabilityQuery = (performance_id: string) =>
  queryOptions({
    queryKey: ["availability", performance_id],
    queryFn: async () =>
      (await answerTo(
        api.GET("/tickets/availability/{performance_id}", {
          params: { path: { performance_id }, query: { as: "bits" } },
        }),
      )) as AvailabilityBits,
    staleTime: 5_000,
    structuralSharing: false,
  });

export interface SeatSearch {
  /** Those the person has count into it. */
  quantity: number;
  zones?: readonly string[];
  /** The closest to this place. */
  near?: string;
  having?: readonly string[];
}

/** Seats together that can be had at this moment, as the ticket service finds them; holds nothing. */
export const suggestionQuery = (performance_id: string, search: SeatSearch, revision: number) =>
  queryOptions({
    queryKey: ["suggestion", performance_id, search, revision],
    queryFn: () =>
      answerTo(
        api.GET("/tickets/suggestions/{performance_id}", {
          params: {
            path: { performance_id },
            query: {
              quantity: search.quantity,
              ...(search.zones ? { zones: search.zones.join() } : {}),
              ...(search.near ? { near: search.near } : {}),
              ...(search.having ? { having: search.having.join() } : {}),
            },
          },
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 10_000,
    retry: false,
  });
