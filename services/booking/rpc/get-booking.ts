import { timestampFromDate } from "@bufbuild/protobuf/wkt";
import { BookingService } from "../../../contracts/gen/booking/v1/booking_pb.ts";
import { Id } from "../../../contracts/types/ids.ts";
import { notFound } from "../../../platform/errors.ts";
import { rpc } from "../../../platform/rpc/method.ts";
import type { Context } from "../context.ts";
import { type Item, itemsOf } from "../db/booking-items.ts";
import { findBooking } from "../db/bookings.ts";
import { reminderTime } from "../domain/reminder.ts";
import { numberedPlaces, placeLabel } from "../domain/place-words.ts";

export const getBooking = rpc(BookingService.method.getBooking, async (context: Context, { bookingId }) => {
  const booking = Id.safeParse(bookingId).success ? await findBooking(context.db, bookingId) : undefined;
  if (!booking) throw notFound();
  const { id, reference, status, locale, version, draft, confirmed_at } = booking;
  const remindAt = (item: Item) =>
    timestampOf(reminderTime(item.line.start_time, confirmed_at, context.config.remind_seconds));
  const items = await itemsOf(context.db, id);
  return {
    booking: {
      id,
      reference,
      status,
      locale,
      version,
      draft,
      userId: booking.user_id,
      organizationId: booking.organization_id,
      paymentStatus: booking.payment_status,
      priceAmount: BigInt(booking.price_amount),
      taxAmount: BigInt(booking.tax_amount),
      priceCurrency: booking.price_currency,
      expiresAt: timestampFromDate(booking.expires_at),
      startTime: timestampOf(booking.start_time),
      endTime: timestampOf(booking.end_time),
      createdAt: timestampFromDate(booking.created_at),
      confirmedAt: timestampOf(confirmed_at),
      paymentId: booking.payment_id ?? "",
      contactHash: booking.contact_hash,
      items: items.map((item) => ({ ...itemOf(item, locale), remindAt: remindAt(item) })),
    },
  };
});

function itemOf(
  { id, type, wanted, line, quantity, unit_price_amount, price_amount, tax_basis_points, tax_amount }: Item,
  locale: string,
) {
  return {
    id,
    type,
    quantity,
    title: line.title,
    subtitle: line.subtitle,
    unitPriceAmount: BigInt(unit_price_amount),
    priceAmount: BigInt(price_amount),
    taxBasisPoints: tax_basis_points,
    taxAmount: BigInt(tax_amount),
    startTime: timestampOf(line.start_time === null ? null : new Date(line.start_time)),
    endTime: timestampOf(line.end_time === null ? null : new Date(line.end_time)),
    timeZone: line.time_zone,
    placeLabels: numberedPlaces(line.places).map((place) => placeLabel(place, locale)),
    subjectSlug: line.subject_slug,
    occasionId: "performance_id" in wanted ? wanted.performance_id : line.start_time === null ? "" : id,
  };
}

const timestampOf = (time: Date | null) => (time ? timestampFromDate(time) : undefined);
