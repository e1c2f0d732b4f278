import { queryOptions } from "@tanstack/react-query";
import { answerTo, api } from "./client.ts";

/** Makes the intent at the provider, or gives the one that is there. */
export const createPayment = (booking_id: string, return_url: string, key: string) =>
  answerTo(
    api.POST("/payments/create", {
      params: { header: { "Idempotency-Key": key } },
      body: { booking_id, provider: "stripe", return_url },
    }),
  );

export const paymentQuery = (id: string) =>
  queryOptions({
    queryKey: ["payment", id],
    queryFn: () => answerTo(api.GET("/payments/{id}", { params: { path: { id } } })),
  });

export const refundsQuery = (id: string) =>
  queryOptions({
    queryKey: ["payment", id, "refunds"],
    queryFn: async () =>
      (await answerTo(api.GET("/payments/{id}/refunds", { params: { path: { id } } }))).items,
  });
