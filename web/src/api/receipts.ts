import { queryOptions } from "@tanstack/react-query";
import { answerTo, api } from "./client.ts";
import { asJson, onOurOrigin } from "./short-link.ts";

export const receiptsQuery = (booking_id: string) =>
  queryOptions({
    queryKey: ["receipts", booking_id],
    queryFn: async () => (await answerTo(api.GET("/receipts", { params: { query: { booking_id } } }))).items,
  });

/** A link to the PDF that needs no login and lives for a minute. */
export const receiptLink = async (id: string) =>
  onOurOrigin(await answerTo(api.GET("/receipts/{id}/download", { params: { path: { id } }, ...asJson })));
