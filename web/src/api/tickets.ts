import { queryOptions } from "@tanstack/react-query";
import { answerTo, api } from "./client.ts";
import { askOrKept } from "./kept-answer.ts";
import { asJson, onOurOrigin } from "./short-link.ts";

export const ticketsQuery = (booking_id: string) =>
  queryOptions({
    queryKey: ["tickets", booking_id],
    queryFn: () =>
      askOrKept(
        `tickets ${booking_id}`,
        async () =>
          (await answerTo(api.GET("/tickets", { params: { query: { booking_id, limit: 100 } } }))).items,
      ),
  });

export const pdfLink = async (id: string) =>
  onOurOrigin(await answerTo(api.GET("/tickets/{id}/pdf", { params: { path: { id } }, ...asJson })));

/**
 * Uses the ticket. A verdict is no error; the same nonce again gives the first verdict.
 * @param scanned_at when a door that had no network let the person in
 */
export const checkIn = (
  body: { code: string; performance_id: string; gate?: string; nonce: string; scanned_at?: string },
  signal?: AbortSignal,
) => answerTo(api.POST("/tickets/check-in", { body, ...(signal && { signal }) }));

/** Takes a check-in back; for managers and owners. */
export const undoCheckIn = (id: string) =>
  answerTo(api.POST("/tickets/{id}/undo-check-in", { params: { path: { id } } }));

const door = (performance_id: string) => ({ path: { performance_id } });

/** What a door takes along. @param since only what changed after that list */
export const getDoorList = (performance_id: string, since?: string) =>
  answerTo(
    api.GET("/tickets/door/{performance_id}", {
      params: { ...door(performance_id), query: since ? { since } : {} },
    }),
  );
export const findAtDoorQuery = (performance_id: string, q: string) =>
  queryOptions({
    queryKey: ["door", performance_id, "search", q],
    queryFn: async () =>
      (
        await answerTo(
          api.GET("/tickets/door/{performance_id}/search", {
            params: { ...door(performance_id), query: { q } },
          }),
        )
      ).items,
    staleTime: 0,
    gcTime: 0,
  });
export const doorConflictsQuery = (performance_id: string) =>
  queryOptions({
    queryKey: ["door", performance_id, "conflicts"],
    queryFn: async () =>
      (
        await answerTo(
          api.GET("/tickets/door/{performance_id}/conflicts", {
            params: { ...door(performance_id), query: { limit: 100 } },
          }),
        )
      ).items,
    staleTime: 0,
  });
