import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { attribution } from "../lib/arrival.ts";
import { answerTo, api } from "./client.ts";
import { askOrKept } from "./kept-answer.ts";
import type { Booking, BookingItem, WantedItem } from "./types.ts";

const by = (id: string) => ({ path: { id } });

export const bookingQuery = (id: string) =>
  queryOptions({
    queryKey: ["booking", id],
    queryFn: () => askOrKept(`booking ${id}`, () => answerTo(api.GET("/bookings/{id}", { params: by(id) }))),
    staleTime: 5_000,
  });

/** What cancelling would give back, to the cent; why it cannot be done, if so. */
export const cancelQuoteQuery = (id: string) =>
  queryOptions({
    queryKey: ["booking", id, "cancel-quote"],
    queryFn: () => answerTo(api.GET("/bookings/{id}/cancel-quote", { params: by(id) })),
    staleTime: 0,
    gcTime: 0,
  });

/** Every move of a booking and of its money, oldest first. @param version asks again once it has changed */
export const historyQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ["booking", id, "history", version],
    queryFn: async () => {
      const moves = async (axis: "status" | "payment_status") => {
        const query = { limit: 100, axis };
        const { items } = await answerTo(api.GET("/bookings/{id}/history", { params: { ...by(id), query } }));
        return items.map((item) => ({ ...item, axis }));
      };
      const both = (await Promise.all([moves("status"), moves("payment_status")])).flat();
      return both.toSorted((a, b) => a.at.localeCompare(b.at));
    },
  });

export const bookingsQuery = infiniteQueryOptions({
  queryKey: ["bookings"],
  queryFn: ({ pageParam }) =>
    askOrKept(`bookings ${pageParam ?? ""}`, () =>
      answerTo(
        api.GET("/bookings", {
          params: { query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    ),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next_cursor ?? undefined,
});

/**
 * Holds the items: a PENDING booking is the basket. Always a draft, so that a free one is not confirmed by the
 * first click; checkout confirms it. @param key the same for every try of the same click
 */
export function createBooking(items: WantedItem[], key: string): Promise<Booking> {
  const from = attribution();
  return answerTo(
    api.POST("/bookings", {
      params: { header: { "Idempotency-Key": key } },
      body: { items, draft: true, ...(from ? { attribution: from } : {}) },
    }),
  );
}

/** The basket becomes exactly this, all or nothing. */
export const replaceItems = ({ id, version }: Booking, items: WantedItem[]): Promise<Booking> =>
  answerTo(
    api.PUT("/bookings/{id}/items", {
      params: { ...by(id), header: { "If-Match": `"${version}"` } },
      body: { items },
    }),
  );

export const extendBooking = (id: string): Promise<Booking> =>
  answerTo(api.POST("/bookings/{id}/extend", { params: by(id), body: {} }));
export const confirmBooking = (id: string): Promise<Booking> =>
  answerTo(api.POST("/bookings/{id}/confirm", { params: by(id), body: {} }));
export const cancelBooking = (id: string): Promise<Booking> =>
  answerTo(api.POST("/bookings/{id}/cancel", { params: by(id), body: {} }));

/** The same items as a request: what a basket holds plus or minus something is sent as a whole. */
export function wantedOf(items: readonly BookingItem[]): WantedItem[] {
  return items.flatMap((item): WantedItem[] => {
    const { performance_id, ticket_type_id, product_id, quantity } = item;
    if (item.type === "product" && product_id)
      return [
        { type: "product", product_id, quantity, ...(item.variant_id && { variant_id: item.variant_id }) },
      ];
    if (item.type === "slot" && product_id && item.start_time)
      return [
        {
          type: "slot",
          product_id,
          start_time: item.start_time,
          quantity,
          // Whoever was free stays the one.
          ...(item.provider_id && { provider_id: item.provider_id }),
        },
      ];
    if (item.type !== "place" || !performance_id || !ticket_type_id) return [];
    const seats = seatsOf(item);
    if (seats.length)
      return seats.map((place_id) => ({ type: "place", performance_id, place_id, ticket_type_id }));
    return item.zone_id
      ? [{ type: "place", performance_id, zone_id: item.zone_id, ticket_type_id, quantity: item.quantity }]
      : [];
  });
}

/** Every numbered place a line of its own, as wantedOf asks for them. */
export function apart(items: readonly BookingItem[]): BookingItem[] {
  return items.flatMap((item) => {
    if (item.places.length < 2) return [item];
    const price_amount = item.unit_price_amount;
    return item.places.map((place) => {
      const id = `${item.id} ${place.place_id}`;
      return { ...item, id, place_id: place.place_id, places: [place], quantity: 1, price_amount };
    });
  });
}

/** The numbered places of a line; none for standing. */
export function seatsOf(item: BookingItem): string[] {
  if (item.place_id) return [item.place_id];
  return item.places.map((place) => place.place_id);
}
