import { timestampDate } from "@bufbuild/protobuf/wkt";
import type { Context } from "./context.ts";
import { clockTime, momentAt } from "./domain/moment.ts";
import { isStanding } from "./domain/reminders.ts";
import { bookingOf, frameOf, type Letter, lineOf, sellerOf } from "./letter.ts";

/**
 * What takes place soon, of one booking: where, when, and which places. Nothing when it was called off meanwhile, has
 * begun, or none of its tickets is left.
 */
export async function reminderLetter(
  context: Context,
  booking_id: string,
  occasion_id: string,
  name: string,
): Promise<Letter | undefined> {
  const booking = await bookingOf(context, booking_id);
  const items = booking.items.filter(({ occasionId }) => occasionId === occasion_id);
  const [first] = items;
  const begins = first?.startTime && timestampDate(first.startTime);
  if (!begins || begins <= context.clock.now() || !isStanding(booking.status, booking.paymentStatus))
    return undefined;
  const tickets = first.type === "place" ? await livingTickets(context, booking_id, occasion_id) : [];
  if (first.type === "place" && tickets.length === 0) return undefined;
  const seller = await sellerOf(context, booking);
  const doors = tickets[0]?.doorsAt;
  const { locale } = booking;
  const where = tickets[0]?.venueName ?? (await placeOf(context, booking_id, first.id));
  const view = {
    ...frameOf(context, booking, name, seller.name),
    title: first.title,
    when: momentAt(begins, first.timeZone, locale),
    where,
    doors: doors ? clockTime(timestampDate(doors), first.timeZone, locale) : "",
    lines: items.map((item) => lineOf(item, locale, String)),
    has_tickets: tickets.length > 0,
  };
  return { to_name: name, view, locale, reply_to: seller.email, attachments: [] };
}

async function livingTickets(context: Context, bookingId: string, performance_id: string) {
  const { tickets } = await context.tickets.listTickets({ bookingId });
  return tickets.filter(
    ({ performanceId, status }) => performanceId === performance_id && status !== "CANCELLED",
  );
}

async function placeOf(context: Context, bookingId: string, item_id: string): Promise<string> {
  const { appointments } = await context.catalog.listAppointments({ bookingId });
  return appointments.find(({ itemId }) => itemId === item_id)?.location ?? "";
}
