import { linkOptions } from "@tanstack/react-router";
import type { BookingItem } from "../api/types.ts";
import type { BrowseSearch, ManageSearch, SeatView, Setback } from "./searches.ts";

// The only place that knows how addresses look, beside routes.tsx. Spread the result into <Link> or navigate().

export const toBrowse = (search: BrowseSearch = {}) => linkOptions({ to: "/", search });
export const toEvent = (slug: string) => linkOptions({ to: "/events/$slug", params: { slug } });
export const toSeats = (slug: string, performance?: string, view?: SeatView) =>
  linkOptions({
    to: "/events/$slug/seats",
    params: { slug },
    search: { ...(performance && { performance }), ...(view && { view }) },
  });
/** What is no evening: goods and appointments. */
export const toShelf = () => linkOptions({ to: "/", search: { kind: "service,product" } });
export const toProduct = (slug: string) => linkOptions({ to: "/products/$slug", params: { slug } });
/** Where a line of a booking is sold. */
export const toItem = ({ type, subject_slug }: Pick<BookingItem, "type" | "subject_slug">) =>
  type === "place" ? toEvent(subject_slug) : toProduct(subject_slug);
export const toCheckout = (bookingId: string, declined?: Setback) =>
  linkOptions({ to: "/checkout/$bookingId", params: { bookingId }, search: declined ? { declined } : {} });
export const toBookings = () => linkOptions({ to: "/bookings" });
export const toBooking = (bookingId: string) =>
  linkOptions({ to: "/bookings/$bookingId", params: { bookingId } });
export const toTicket = (bookingId: string, ticketId: string) =>
  linkOptions({ to: "/bookings/$bookingId/tickets/$ticketId", params: { bookingId, ticketId } });
export const toSignIn = (back?: string) => linkOptions({ to: "/sign-in", search: back ? { back } : {} });
export const toRegister = (back?: string) => linkOptions({ to: "/register", search: back ? { back } : {} });
export const toFindOrder = () => linkOptions({ to: "/find-order" });
export const toResetPassword = () => linkOptions({ to: "/reset-password" });
export const toAccount = () => linkOptions({ to: "/account" });
export const toAddresses = () => linkOptions({ to: "/account/addresses" });
export const toPreferences = () => linkOptions({ to: "/account/preferences" });
export const toDevices = () => linkOptions({ to: "/account/devices" });
export const toManage = () => linkOptions({ to: "/manage", search: {} });
export const toManageEvent = (eventId: string, search: ManageSearch = {}) =>
  linkOptions({ to: "/manage/events/$eventId", params: { eventId }, search });
export const toManageSeats = (eventId: string, performance?: string) =>
  linkOptions({
    to: "/manage/events/$eventId/seats",
    params: { eventId },
    search: performance ? { performance } : {},
  });
export const toManageBooking = (bookingId: string) =>
  linkOptions({ to: "/manage/bookings/$bookingId", params: { bookingId } });
export const toDoor = () => linkOptions({ to: "/door", search: {} });

/** Where the bank sends the customer back to after 3-D Secure: an absolute address. */
export const paymentReturnUrl = (bookingId: string) =>
  new URL(`/checkout/${encodeURIComponent(bookingId)}/return`, location.origin).href;
