import { timestampDate } from "@bufbuild/protobuf/wkt";
import type { Context } from "./context.ts";
import { isStanding } from "./domain/reminders.ts";
import { bookingOf, frameOf, type Letter, lineOf, timeAt } from "./letters.ts";

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
  const seller = await context.auth.getOrganization({ organizationId: booking.organizationId });
  const doors = tickets[0]?.doorsAt;
  const { locale } = booking;
  const view = {
    ...frameOf(context, booking, name, seller.name),
    title: first.title,
    when: timeAt(begins, first.timeZone, locale),
    venue: tickets[0]?.venueName ?? "",
    doors: doors ? clockTime(timestampDate(doors), first.timeZone || "UTC", locale) : "",
    lines: items.map((item) => lineOf(item, locale, String)),
    has_tickets: tickets.length > 0,
  };
  return { to_name: name, view, locale, attachments: [] };
}

const clockTime = (time: Date, timeZone: string, locale: string) =>
  new Intl.DateTimeFormat(locale, { timeStyle: "short", timeZone }).format(time);

async function livingTickets(context: Context, bookingId: string, performance_id: string) {
  const { tickets } = await context.tickets.listTickets({ bookingId });
  return tickets.filter(
    ({ performanceId, status }) => performanceId === performance_id && status !== "CANCELLED",
  );
}
