import { timestampDate } from "@bufbuild/protobuf/wkt";
import type { GetOrganizationResponse } from "../../contracts/gen/auth/v1/auth_pb.ts";
import type { Booking, BookingItem } from "../../contracts/gen/booking/v1/booking_pb.ts";
import { formatMoney } from "../../contracts/types/money.ts";
import { notFound } from "../../platform/errors.ts";
import type { Context } from "./context.ts";
import { momentAt } from "./domain/moment.ts";
import type { View } from "./domain/render.ts";
import type { Mail } from "./vendors/mail-vendor.ts";

/** What a mail is made of, before its template: undefined where there is nothing to say any more. */
export interface Letter {
  /** Who it is to; empty where that is not the person who caused it. */
  to_name: string;
  view: View;
  locale: string;
  /** Instead of the account's address: a link goes to the address it is about. */
  address?: string;
  /** Where an answer goes: the organizer, where there is one with an address. */
  reply_to?: string;
  attachments: Mail["attachments"];
}

/** @throws AppError not_found */
export async function bookingOf(context: Context, booking_id: string): Promise<Booking> {
  const { booking } = await context.bookings.getBooking({ bookingId: booking_id });
  if (!booking) throw notFound();
  return booking;
}

export const sellerOf = (context: Context, { organizationId }: Booking): Promise<GetOrganizationResponse> =>
  context.auth.getOrganization({ organizationId });

/** What every mail about a booking says. */
export function frameOf(context: Context, booking: Booking, name: string, seller: string): View {
  const types = new Set(booking.items.map(({ type }) => type));
  return {
    name,
    seller,
    title: booking.items[0]?.title ?? "",
    reference: booking.reference,
    url: `${context.public_urls.web}/bookings/${booking.id}`,
    has_places: types.has("place"),
    has_appointments: types.has("slot"),
    only_goods: types.size === 1 && types.has("product"),
  };
}

/** Amounts of a booking as its customer writes them. */
export const moneyOf =
  ({ priceCurrency, locale }: Booking) =>
  (amount: bigint): string =>
    formatMoney(Number(amount), priceCurrency, locale);

/** One line of a booking. @param where by occasion or item id */
export function lineOf(
  item: BookingItem,
  locale: string,
  money: (amount: bigint) => string,
  where: ReadonlyMap<string, string> = new Map(),
): View {
  const { title, subtitle, quantity, placeLabels, startTime, timeZone } = item;
  return {
    title,
    subtitle,
    quantity,
    several: quantity > 1,
    when: startTime ? momentAt(timestampDate(startTime), timeZone, locale) : "",
    where: where.get(item.occasionId) ?? where.get(item.id) ?? "",
    places: placeLabels.join("; "),
    price: money(item.priceAmount),
  };
}
