import { queryOptions } from "@tanstack/react-query";
import { call } from "./client.ts";
import { shortLink } from "./short-link.ts";
import type { Page, Receipt } from "./types.ts";

export const receiptsQuery = (booking_id: string) =>
  queryOptions({
    queryKey: ["receipts", booking_id],
    queryFn: async () => (await call<Page<Receipt>>("GET", "/receipts", { query: { booking_id } })).items,
  });

/** A link to the PDF that needs no login and lives for a minute. */
export const receiptLink = (id: string) => shortLink(`/receipts/${id}/download`);
