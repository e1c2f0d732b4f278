import { queryOptions } from "@tanstack/react-query";
import { answerTo, api } from "./client.ts";
import { asJson, onOurOrigin } from "./short-link.ts";

export const ticketsQuery = (booking_id: string) =>
  queryOptions({
    queryKey: ["tickets", booking_id],
    queryFn: async () =>
      (await answerTo(api.GET("/tickets", { params: { query: { booking_id, limit: 100 } } }))).items,
  });

export const qrLinkQuery = (id: string) =>
  queryOptions({
    queryKey: ["ticket", id, "qr"],
    queryFn: async () =>
      onOurOrigin(await answerTo(api.GET("/tickets/{id}/qr.svg", { params: { path: { id } }, ...asJson }))),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });

export const pdfLink = async (id: string) =>
  onOurOrigin(await answerTo(api.GET("/tickets/{id}/pdf", { params: { path: { id } }, ...asJson })));

/** Uses the ticket. A verdict is no error; the same nonce again gives the first verdict. */
export const checkIn = (body: { code: string; performance_id: string; gate?: string; nonce: string }) =>
  answerTo(api.POST("/tickets/check-in", { body }));
