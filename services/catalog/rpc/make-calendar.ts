import { CatalogService } from "../../../contracts/gen/catalog/v1/catalog_pb.ts";
import { notFound } from "../../../platform/errors.ts";
import { rpc } from "../../../platform/rpc/method.ts";
import type { Context } from "../context.ts";
import { listAppointmentsOfBooking } from "../db/appointments.ts";
import { calendarFile } from "../domain/calendar.ts";
import { describeAppointment } from "../domain/calendar-words.ts";
import { requireId } from "../wanted-items.ts";

/** The living appointments of a booking as one calendar file. */
export const makeCalendar = rpc(CatalogService.method.makeCalendar, async (context: Context, request) => {
  const rows = await listAppointmentsOfBooking.all(context.db, requireId(request.bookingId, "booking_id"));
  if (rows.length === 0) throw notFound("There are no living appointments.");
  const host = new URL(context.public_urls.web).hostname;
  const text = calendarFile(
    rows.map((row) => ({
      uid: `${row.id}@${host}`,
      starts_at: row.starts_at,
      ends_at: row.ends_at,
      stamped_at: row.created_at,
      summary: row.title,
      description: describeAppointment(row.provider_name, row.quantity, request.locale || "en"),
      location: row.location,
    })),
  );
  return { ics: new TextEncoder().encode(text) };
});
