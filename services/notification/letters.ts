import { timestampDate } from "@bufbuild/protobuf/wkt";
import type { Booking, BookingItem } from "../../contracts/gen/booking/v1/booking_pb.ts";
import type { Ticket } from "../../contracts/gen/ticket/v1/ticket_pb.ts";
import { formatMoney } from "../../contracts/types/money.ts";
import { qrPng } from "../../platform/documents/qr.ts";
import { AppError, notFound } from "../../platform/errors.ts";
import type { Context } from "./context.ts";
import type { View } from "./domain/render.ts";
import type { Mail } from "./vendors/mail-vendor.ts";

const INLINE_CODES = 12;

/** What a mail is made of, before its template: undefined where there is nothing to say any more. */
export interface Letter {
  /** Who it is to; empty where that is not the person who caused it. */
  to_name: string;
  view: View;
  locale: string;
  /** Instead of the account's address: a link goes to the address it is about. */
  address?: string;
  attachments: Mail["attachments"];
}

/** Tickets, appointments and receipt of a confirmed booking; nothing when it was cancelled before the mail went out. */
export async function confirmationLetter(
  context: Context,
  booking_id: string,
  name: string,
): Promise<Letter | undefined> {
  const booking = await bookingOf(context, booking_id);
  if (booking.status !== "CONFIRMED" && booking.status !== "COMPLETED") return undefined;
  const { tickets } = await context.tickets.listTickets({ bookingId: booking_id });
  const living = tickets.filter((ticket) => ticket.status !== "CANCELLED");
  const seller = await context.auth.getOrganization({ organizationId: booking.organizationId });
  const pictures = living.slice(0, INLINE_CODES).map(pictureOf);
  const attachments: Mail["attachments"] = pictures.map(({ cid, png }) => ({
    filename: `${cid}.png`,
    content_type: "image/png",
    content: png,
    cid,
  }));
  if (living.length > 0) {
    const { pdf } = await context.tickets.makeTicketsPdf({ bookingId: booking_id, locale: booking.locale });
    attachments.push({
      filename: `tickets-${booking.reference}.pdf`,
      content_type: "application/pdf",
      content: Buffer.from(pdf),
    });
  }
  const has_appointments = booking.items.some(({ type }) => type === "slot");
  if (has_appointments) attachments.push(await calendarOf(context, booking));
  let receipt = "";
  if (booking.priceAmount > 0n) {
    const file = await context.receipts.getReceiptFile({ bookingId: booking_id });
    receipt = file.number;
    attachments.push({
      filename: `receipt-${file.number}.pdf`,
      content_type: "application/pdf",
      content: Buffer.from(file.pdf),
    });
  }
  const money = (amount: bigint) => formatMoney(Number(amount), booking.priceCurrency, booking.locale);
  const view: View = {
    ...frameOf(context, booking, name, seller.name),
    lines: booking.items.map((item) => lineOf(item, booking.locale, money)),
    paid:
      booking.priceAmount > 0n ? { total: money(booking.priceAmount), tax: money(booking.taxAmount) } : false,
    receipt,
    has_tickets: pictures.length > 0,
    has_appointments,
    has_files: living.length > 0 || receipt !== "",
    tickets: pictures.map(({ png: _png, ...ticket }) => ticket),
  };
  return { to_name: name, view, locale: booking.locale, attachments };
}

async function calendarOf(context: Context, { id, locale, reference }: Booking) {
  const { ics } = await context.catalog.makeCalendar({ bookingId: id, locale });
  return {
    filename: `appointments-${reference}.ics`,
    content_type: "text/calendar; charset=utf-8; method=PUBLISH",
    content: Buffer.from(ics),
  };
}

export async function cancellationLetter(
  context: Context,
  booking_id: string,
  name: string,
): Promise<Letter> {
  const booking = await bookingOf(context, booking_id);
  const seller = await context.auth.getOrganization({ organizationId: booking.organizationId });
  const refunded = ["REFUNDING", "REFUNDED"].includes(booking.paymentStatus);
  const refund = refunded
    ? formatMoney(Number(booking.priceAmount), booking.priceCurrency, booking.locale)
    : "";
  return {
    to_name: name,
    view: { ...frameOf(context, booking, name, seller.name), refund },
    locale: booking.locale,
    attachments: [],
  };
}

/** A one-use link; the token is made now and stands nowhere but in the mail. */
export async function linkLetter(
  context: Context,
  request_id: string,
  name: string,
  locale: string,
  time_zone: string,
  path: string,
): Promise<Letter | undefined> {
  const link = await context.auth.createMailLink({ requestId: request_id }).catch((error: unknown) => {
    if (error instanceof AppError && error.kind === "not_found") return undefined;
    throw error;
  });
  if (!link) return undefined;
  const until = link.expiresAt
    ? new Intl.DateTimeFormat(locale, {
        dateStyle: "medium",
        timeStyle: "short",
        timeZone: time_zone || "UTC",
      }).format(timestampDate(link.expiresAt))
    : "";
  // An invitation goes to somebody else than the one who asked for it.
  const organization = link.organizationId
    ? (await context.auth.getOrganization({ organizationId: link.organizationId })).name
    : "";
  const to_name = organization ? "" : name;
  const view = {
    name: to_name,
    url: `${context.public_urls.web}${path}#token=${link.token}`,
    until,
    organization,
  };
  return { to_name, view, locale, address: link.email, attachments: [] };
}

/** @throws AppError not_found */
export async function bookingOf(context: Context, booking_id: string): Promise<Booking> {
  const { booking } = await context.bookings.getBooking({ bookingId: booking_id });
  if (!booking) throw notFound();
  return booking;
}

/** What every mail about a booking says. */
export function frameOf(context: Context, booking: Booking, name: string, seller: string): View {
  return {
    name,
    seller,
    title: booking.items[0]?.title ?? "",
    reference: booking.reference,
    url: `${context.public_urls.web}/bookings/${booking.id}`,
  };
}

/** When it is, at the place where it is, and whose time that is. */
export function timeAt(time: Date, time_zone: string, locale: string): string {
  const zone = time_zone || "UTC";
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "short", timeZone: zone });
  return `${format.format(time)} (${zone.split("/").at(-1)!.replaceAll("_", " ")})`;
}

/** One line of a booking. */
export function lineOf(item: BookingItem, locale: string, money: (amount: bigint) => string): View {
  const { title, subtitle, quantity, placeLabels, startTime, timeZone } = item;
  return {
    title,
    subtitle,
    quantity,
    when: startTime ? timeAt(timestampDate(startTime), timeZone, locale) : "",
    places: placeLabels.join("; "),
    price: money(item.priceAmount),
  };
}

function pictureOf(ticket: Ticket, index: number) {
  return {
    cid: `ticket-${index + 1}`,
    png: qrPng(ticket.code, 480),
    section: ticket.section || ticket.zoneName,
    row: ticket.row,
    seat: ticket.label,
    short: ticket.shortCode,
  };
}
