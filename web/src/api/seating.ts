import { queryOptions } from "@tanstack/react-query";
import { call } from "./client.ts";
import type { AvailabilityBits, Seating } from "./types.ts";

/** Where the places are: does not change, so it is asked for once. */
export const seatingQuery = (performanceId: string) =>
  queryOptions({
    queryKey: ["seating", performanceId],
    queryFn: () => call<Seating>("GET", `/tickets/seating/${performanceId}`),
    staleTime: Number.POSITIVE_INFINITY,
    // The map compares by identity; sharing structure over 20,000 places would only cost.
    structuralSharing: false,
  });

/** Which are taken, now: two bits a place, because 20,000 ids would be 700 kB. */
export const availabilityQuery = (performanceId: string) =>
  queryOptions({
    queryKey: ["availability", performanceId],
    queryFn: () =>
      call<AvailabilityBits>("GET", `/tickets/availability/${performanceId}`, { query: { as: "bits" } }),
    staleTime: 5_000,
    structuralSharing: false,
  });
