import { infiniteQueryOptions } from "@tanstack/react-query";
import { answerTo, api } from "./client.ts";

/** The sessions of this person, newest first. */
export const devicesQuery = infiniteQueryOptions({
  queryKey: ["devices"],
  queryFn: ({ pageParam }) =>
    answerTo(
      api.GET("/auth/sessions", {
        params: { query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } },
      }),
    ),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next_cursor ?? undefined,
});

export const signOutDevice = (id: string) =>
  answerTo(api.DELETE("/auth/sessions/{id}", { params: { path: { id } } }));
