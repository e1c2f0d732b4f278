import { timestampDate } from "@bufbuild/protobuf/wkt";
import type { Booking } from "../../contracts/gen/booking/v1/booking_pb.ts";
import type { Ticket } from "../../contracts/gen/ticket/v1/ticket_pb.ts";
import { qrPng } from "../../platform/documents/qr.ts";
import { calendarOf } from "./calendar.ts";
import type { Context } from "./context.ts";
import { clockTime } from "./domain/moment.ts";
import type { View } from "./domain/render.ts";
import { bookingOf, frameOf, type Letter, lineOf, moneyOf, sellerOf } from "./letter.ts";
import type { Mail } from "./vendors/mail-vendor.ts";

/** More codes than this make a mail that is cut off; the others are in the PDF. */
const INLINE_CODES = 12;

/** Tickets, appointments and receipt of a confirmed booking; nothing when it was cancelled before the mail went out. */
export async function confirmationLetter(
  context: Context,
  booking_id: string,
  name: string,
): Promise<Letter | undefined> {
  const booking = await bookingOf(context, booking_id);
  if (booking.status !== "CONFIRMED" && booking.status !== "COMPLETED") return undefined;
  const has = (type: string) => booking.items.some((item) => item.type === type);
  const [seller, { tickets }, { appointments }] = await Promise.all([
    sellerOf(context, booking),
    has("place") ? context.tickets.listTickets({ bookingId: booking_id }) : { tickets: [] },
    has("slot") ? context.catalog.listAppointments({ bookingId: booking_id }) : { appointments: [] },
  ]);
  const living = tickets.filter(({ status }) => status !== "CANCELLED");
  const pictures = living.slice(0, INLINE_CODES).map(pictureOf);
  const calendar = calendarOf(context, booking, living, appointments);
  const receipt = await receiptOf(context, booking);
  const money = moneyOf(booking);
  const where = new Map([
    ...living.map(({ performanceId, venueName }) => [performanceId, venueName] as const),
    ...appointments.map(({ itemId, location }) => [itemId, location] as const),
  ]);
  const lines = booking.items.map((item) => lineOf(item, booking.locale, money, where));
  const view: View = {
    ...frameOf(context, booking, name, seller.name),
    lines,
    first_when: lines.find(({ when }) => when)?.when ?? "",
    paid:
      booking.priceAmount > 0n
        ? { total: money(booking.priceAmount), tax: booking.taxAmount > 0n ? money(booking.taxAmount) : "" }
        : false,
    receipt: receipt?.number ?? "",
    has_tickets: pictures.length > 0,
    more_tickets: living.length > pictures.length ? living.length - pictures.length : "",
    doors: doorsOf(living, booking.locale),
    has_calendar: calendar.length > 0,
    has_files: living.length > 0 || receipt !== undefined,
    reminded: booking.items.some(({ remindAt }) => remindAt),
    tickets: pictures.map(({ png: _png, ...ticket }) => ticket),
  };
  const attachments = [
    ...pictures.map(({ cid, png }) => ({
      filename: `${cid}.png`,
      content_type: "image/png",
      content: png,
      cid,
    })),
    ...(living.length > 0 ? [await ticketsOf(context, booking)] : []),
    ...calendar,
    ...(receipt ? [receipt.file] : []),
  ];
  return { to_name: name, view, locale: booking.locale, reply_to: seller.email, attachments };
}

const pdf = (filename: string, content: Uint8Array): Mail["attachments"][number] => ({
  filename,
  content_type: "application/pdf",
  content: Buffer.from(content),
});

async function ticketsOf(context: Context, { id, locale, reference }: Booking) {
  const made = await context.tickets.makeTicketsPdf({ bookingId: id, locale });
  return pdf(`tickets-${reference}.pdf`, made.pdf);
}

async function receiptOf(context: Context, { id, priceAmount }: Booking) {
  if (priceAmount === 0n) return undefined;
  const made = await context.receipts.getReceiptFile({ bookingId: id });
  return { number: made.number, file: pdf(`receipt-${made.number}.pdf`, made.pdf) };
}

/** When doors open, where that is one answer for the whole booking. */
function doorsOf(tickets: readonly Ticket[], locale: string): string {
  const [first] = tickets;
  if (!first?.doorsAt || tickets.some(({ performanceId }) => performanceId !== first.performanceId))
    return "";
  return clockTime(timestampDate(first.doorsAt), first.timeZone, locale);
}

function pictureOf(ticket: Ticket, index: number) {
  return {
    cid: `ticket-${index + 1}`,
    png: qrPng(ticket.code, 480),
    section: ticket.section || ticket.zoneName,
    row: ticket.row,
    seat: ticket.label,
    type: ticket.ticketTypeName,
    short: ticket.shortCode,
  };
}
