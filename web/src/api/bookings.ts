import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { call } from "./client.ts";
import type { Booking, BookingItem, Page, WantedItem } from "./types.ts";

export const bookingQuery = (id: string) =>
  queryOptions({
    queryKey: ["booking", id],
    queryFn: () => call<Booking>("GET", `/bookings/${id}`),
    staleTime: 5_000,
  });

export const bookingsQuery = infiniteQueryOptions({
  queryKey: ["bookings"],
  queryFn: ({ pageParam }) =>
    call<Page<Booking>>("GET", "/bookings", { query: { limit: 50, cursor: pageParam } }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next_cursor ?? undefined,
});

const ifMatch = (booking: Booking) => ({ "if-match": `"${booking.version}"` });

/**
 * Holds the items: a PENDING booking is the basket. Always a draft, so that a free one is not confirmed by the
 * first click; checkout confirms it. @param key the same for every try of the same click
 */
export const createBooking = (items: WantedItem[], key: string) =>
  call<Booking>("POST", "/bookings", { body: { items, draft: true }, headers: { "idempotency-key": key } });

/** The basket becomes exactly this, all or nothing. */
export const replaceItems = (booking: Booking, items: WantedItem[]) =>
  call<Booking>("PUT", `/bookings/${booking.id}/items`, { body: { items }, headers: ifMatch(booking) });

export const extendBooking = (id: string) => call<Booking>("POST", `/bookings/${id}/extend`, { body: {} });
export const confirmBooking = (id: string) => call<Booking>("POST", `/bookings/${id}/confirm`, { body: {} });
export const cancelBooking = (id: string, reason?: string) =>
  call<Booking>("POST", `/bookings/${id}/cancel`, { body: reason ? { reason } : {} });

/** The same items as a request: what a basket holds plus or minus something is sent as a whole. */
export function wantedOf(items: readonly BookingItem[]): WantedItem[] {
  return items.flatMap((item): WantedItem[] => {
    const { performance_id, ticket_type_id } = item;
    if (item.type !== "place" || !performance_id || !ticket_type_id) return [];
    const seats = seatsOf(item);
    if (seats.length)
      return seats.map((place_id) => ({ type: "place", performance_id, place_id, ticket_type_id }));
    return item.zone_id
      ? [{ type: "place", performance_id, zone_id: item.zone_id, ticket_type_id, quantity: item.quantity }]
      : [];
  });
}

/** The numbered places of a line; none for standing. */
export function seatsOf(item: BookingItem): string[] {
  if (item.place_id) return [item.place_id];
  return item.places.map((place) => place.place_id);
}
