import { timestampDate } from "@bufbuild/protobuf/wkt";
import type { Booking } from "../../contracts/gen/booking/v1/booking_pb.ts";
import type { Appointment } from "../../contracts/gen/catalog/v1/catalog_pb.ts";
import type { Ticket } from "../../contracts/gen/ticket/v1/ticket_pb.ts";
import { type CalendarEvent, calendarFile } from "../../platform/documents/calendar.ts";
import type { Context } from "./context.ts";
import { describeAppointment, describeEvening } from "./domain/calendar-words.ts";
import type { Mail } from "./vendors/mail-vendor.ts";

/** Everything of a booking that takes place, as one calendar file; none where nothing does. */
export function calendarOf(
  context: Context,
  booking: Booking,
  tickets: readonly Ticket[],
  appointments: readonly Appointment[],
): Mail["attachments"] {
  const evenings = Map.groupBy(tickets, ({ performanceId }) => performanceId);
  const events = [
    ...[...evenings].map(([id, [first, ...others]]) => evening(entry(id), first!, others)),
    ...appointments.map((one) => appointmentEntry(entry(one.itemId), one)),
  ];
  return fileOf(booking, events, "PUBLISH");

  function entry(occasion_id: string) {
    return entryOf(context, booking, occasion_id);
  }

  function evening(kept: Kept, first: Ticket, others: Ticket[]): CalendarEvent {
    const doors = first.doorsAt && timestampDate(first.doorsAt);
    const labels = [first, ...others].map(({ section, zoneName, row, label }) =>
      [section || zoneName, row, label].filter(Boolean).join(" "),
    );
    return {
      ...kept,
      starts_at: timestampDate(first.startsAt!),
      ends_at: timestampDate(first.endsAt!),
      summary: first.eventName,
      description: describeEvening(labels, doors, first.timeZone, booking.reference, booking.locale),
      location: first.venueName,
    };
  }

  function appointmentEntry(kept: Kept, one: Appointment): CalendarEvent {
    return {
      ...kept,
      starts_at: timestampDate(one.startsAt!),
      ends_at: timestampDate(one.endsAt!),
      summary: one.title,
      description: describeAppointment(one.providerName, one.quantity, booking.locale || "en"),
      location: one.location,
    };
  }
}

/** Takes away what the confirmation's file put into the calendar. */
export function cancelledCalendarOf(context: Context, booking: Booking): Mail["attachments"] {
  const taking_place = booking.items.filter(({ startTime, endTime }) => startTime && endTime);
  const occasions = new Map(taking_place.map((item) => [item.occasionId, item]));
  const events = [...occasions].map(([id, item]) => ({
    ...entryOf(context, booking, id),
    starts_at: timestampDate(item.startTime!),
    ends_at: timestampDate(item.endTime!),
    summary: item.title,
    description: "",
    location: "",
  }));
  return fileOf(booking, events, "CANCEL");
}

type Kept = Pick<CalendarEvent, "uid" | "sequence" | "stamped_at">;

/** The same entry for as long as the booking lives; each change of the booking is a newer one. */
const entryOf = (context: Context, booking: Booking, occasion_id: string): Kept => ({
  uid: `${occasion_id}.${booking.id}@${new URL(context.public_urls.web).hostname}`,
  sequence: booking.version,
  stamped_at: context.clock.now(),
});

function fileOf(
  { reference }: Booking,
  events: CalendarEvent[],
  method: "PUBLISH" | "CANCEL",
): Mail["attachments"] {
  if (events.length === 0) return [];
  return [
    {
      filename: `calendar-${reference}.ics`,
      content_type: `text/calendar; charset=utf-8; method=${method}`,
      content: Buffer.from(calendarFile(events, method)),
    },
  ];
}
