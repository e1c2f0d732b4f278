import { queryOptions } from "@tanstack/react-query";
import { call } from "./client.ts";
import { shortLink } from "./short-link.ts";
import type { CheckIn, Page, Ticket } from "./types.ts";

export const ticketsQuery = (booking_id: string) =>
  queryOptions({
    queryKey: ["tickets", booking_id],
    queryFn: async () =>
      (await call<Page<Ticket>>("GET", "/tickets", { query: { booking_id, limit: 100 } })).items,
  });

export const qrLinkQuery = (ticketId: string) =>
  queryOptions({
    queryKey: ["ticket", ticketId, "qr"],
    queryFn: () => shortLink(`/tickets/${ticketId}/qr.svg`),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });

export const pdfLink = (ticketId: string) => shortLink(`/tickets/${ticketId}/pdf`);

/** Uses the ticket. A verdict is no error; the same nonce again gives the first verdict. */
export const checkIn = (input: { code: string; performance_id: string; gate?: string; nonce: string }) =>
  call<CheckIn>("POST", "/tickets/check-in", { body: input });
