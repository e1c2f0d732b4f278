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
  const host = new URL(context.public_urls.web).hostname;
  const evenings = Map.groupBy(tickets, ({ performanceId }) => performanceId);
  const events = [
    ...[...evenings].map(([id, [first, ...others]]) =>
      evening(`${id}.${booking.id}@${host}`, first!, others),
    ),
    ...appointments.map((appointment) => appointmentEntry(`${appointment.id}@${host}`, appointment)),
  ];
  if (events.length === 0) return [];
  return [
    {
      filename: `calendar-${booking.reference}.ics`,
      content_type: "text/calendar; charset=utf-8; method=PUBLISH",
      content: Buffer.from(calendarFile(events)),
    },
  ];

  function evening(uid: string, first: Ticket, others: Ticket[]): CalendarEvent {
    const doors = first.doorsAt && timestampDate(first.doorsAt);
    const labels = [first, ...others].map(({ section, zoneName, row, label }) =>
      [section || zoneName, row, label].filter(Boolean).join(" "),
    );
    return {
      uid,
      starts_at: timestampDate(first.startsAt!),
      ends_at: timestampDate(first.endsAt!),
      stamped_at: timestampDate(booking.confirmedAt ?? booking.createdAt!),
      summary: first.eventName,
      description: describeEvening(labels, doors, first.timeZone, booking.reference, booking.locale),
      location: first.venueName,
    };
  }

  function appointmentEntry(uid: string, one: Appointment): CalendarEvent {
    return {
      uid,
      starts_at: timestampDate(one.startsAt!),
      ends_at: timestampDate(one.endsAt!),
      stamped_at: timestampDate(one.createdAt!),
      summary: one.title,
      description: describeAppointment(one.providerName, one.quantity, booking.locale || "en"),
      location: one.location,
    };
  }
}
