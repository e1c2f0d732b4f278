import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { serverNow } from "../lib/server-clock.ts";
import { answerTo, api } from "./client.ts";

export const productQuery = (idOrSlug: string) =>
  queryOptions({
    queryKey: ["product", idOrSlug],
    queryFn: () => answerTo(api.GET("/products/{id}", { params: { path: { id: idOrSlug } } })),
    staleTime: 10_000,
  });

/** How often free times are looked at again while they are shown. */
const LOOK_MS = 10_000;

/** The times of a service, taken ones too, between two moments (RFC 3339), at most 62 days apart. */
export const timesQuery = (product_id: string, from: string, to: string, quantity: number) =>
  queryOptions({
    queryKey: ["times", product_id, from, to, quantity],
    queryFn: async () =>
      (
        await answerTo(
          api.GET("/availability/check", {
            params: { query: { product_id, from, to, quantity, taken: "true" } },
          }),
        )
      ).slots ?? [],
    staleTime: 5_000,
    refetchInterval: LOOK_MS,
    placeholderData: keepPreviousData,
  });

/** How far ahead the next free time is looked for, and how many of them. */
const AHEAD_MS = 28 * 86_400_000;
const NEXT = 3;

/** The next free times of a service, whoever serves. */
export const nextTimesQuery = (product_id: string) =>
  queryOptions({
    queryKey: ["times", product_id, "next"],
    queryFn: async () => {
      const [from, to] = [0, AHEAD_MS].map((ahead) => new Date(serverNow() + ahead).toISOString());
      const query = { product_id, from: from!, to: to!, limit: NEXT };
      return (await answerTo(api.GET("/availability/check", { params: { query } }))).slots ?? [];
    },
    staleTime: 30_000,
  });
