import { queryOptions } from "@tanstack/react-query";
import { answerTo, api } from "./client.ts";

export type Provider = "stripe" | "paypal";

/** Makes the intent at the provider, or gives the one that is there. */
export const createPayment = (booking_id: string, provider: Provider, return_url: string, key: string) =>
  answerTo(
    api.POST("/payments/create", {
      params: { header: { "Idempotency-Key": key } },
      body: { booking_id, provider, return_url },
    }),
  );

/** Back from the provider: the house looks at once instead of waiting to be told. If that fails, it is told. */
export async function checkPayment(id: string): Promise<void> {
  await answerTo(api.POST("/payments/{id}/check", { params: { path: { id } } })).catch(() => undefined);
}

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
