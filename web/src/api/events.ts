import { queryOptions } from "@tanstack/react-query";
import { answerTo, api } from "./client.ts";
import type { EventDetail } from "./types.ts";

/** The next hundred events of the programme. */
export const programmeQuery = queryOptions({
  queryKey: ["programme"],
  queryFn: () => answerTo(api.GET("/events", { params: { query: { limit: 100 } } })),
  staleTime: 300_000,
});

export const eventQuery = (idOrSlug: string) =>
  queryOptions({
    queryKey: ["event", idOrSlug],
    // openapi-fetch makes number[] of the pairs in shapes; the document says pairs.
    queryFn: async () =>
      (await answerTo(api.GET("/events/{id}", { params: { path: { id: idOrSlug } } }))) as EventDetail,
  });
