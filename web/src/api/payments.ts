import { queryOptions } from "@tanstack/react-query";
import { call } from "./client.ts";
import type { Page, Payment, Refund } from "./types.ts";

/** Makes the intent at the provider, or gives the one that is there. */
export const createPayment = (booking_id: string, return_url: string, key: string) =>
  call<Payment>("POST", "/payments/create", {
    body: { booking_id, provider: "stripe", return_url },
    headers: { "idempotency-key": key },
  });

export const paymentQuery = (id: string) =>
  queryOptions({ queryKey: ["payment", id], queryFn: () => call<Payment>("GET", `/payments/${id}`) });

export const refundsQuery = (paymentId: string) =>
  queryOptions({
    queryKey: ["payment", paymentId, "refunds"],
    queryFn: async () => (await call<Page<Refund>>("GET", `/payments/${paymentId}/refunds`)).items,
  });
