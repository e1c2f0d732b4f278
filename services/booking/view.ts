import { z } from "zod";
import type { BookingState } from "../../contracts/events/booking.ts";
import { Id } from "../../contracts/types/ids.ts";
import { Time } from "../../contracts/types/time.ts";
import type { Item } from "./db/booking-items.ts";
import type { Booking } from "./db/bookings.ts";
import { numberedPlaces } from "./domain/place-words.ts";
import { PAYMENT_STATUSES, STATUSES } from "./domain/statuses.ts";

const Place = z.object({ place_id: Id, section: z.string(), row: z.string(), label: z.string() });

export const ItemView = z
  .object({
    id: Id,
    type: z.enum(["place", "product", "slot"]),
    performance_id: Id.optional(),
    place_id: Id.optional(),
    zone_id: Id.optional(),
    ticket_type_id: Id.optional(),
    best_available: z.boolean().optional(),
    product_id: Id.optional(),
    variant_id: Id.optional(),
    provider_id: Id.nullable(),
    title: z.string(),
    subtitle: z.string(),
    subject_id: Id.nullable(),
    subject_slug: z.string(),
    start_time: Time.nullable(),
    end_time: Time.nullable(),
    time_zone: z.string(),
    places: z.array(Place).describe("the numbered places that were taken; standing ones are only counted"),
    quantity: z.int(),
    unit_price_amount: z.int(),
    price_amount: z.int(),
    tax_basis_points: z.int(),
    tax_amount: z.int(),
  })
  .meta({ id: "BookingItem" });

export const BookingView = z
  .object({
    id: Id,
    reference: z.string().describe("what people say on the phone, for example FY-7K3M9Q"),
    user_id: Id,
    organization_id: Id,
    status: z.enum(STATUSES),
    payment_status: z.enum(PAYMENT_STATUSES),
    items: z.array(ItemView),
    price_amount: z.int(),
    tax_amount: z.int(),
    price_currency: z.string(),
    start_time: Time.nullable(),
    end_time: Time.nullable(),
    expires_at: Time.nullable().describe("when the hold ends; null once that is decided"),
    payment_id: Id.nullable(),
    draft: z.boolean(),
    locale: z.string(),
    metadata: z.record(z.string(), z.unknown()).nullable(),
    remind_at: Time.nullable(),
    version: z.int().describe("the number in the ETag"),
    created_at: Time,
    confirmed_at: Time.nullable(),
  })
  .meta({ id: "Booking" });

/** A booking as its owner sees it. */
export function viewOf(booking: Booking, items: readonly Item[]): z.input<typeof BookingView> {
  const {
    id,
    reference,
    user_id,
    organization_id,
    status,
    payment_status,
    price_amount,
    tax_amount,
    price_currency,
    payment_id,
    draft,
    locale,
    version,
  } = booking;
  return {
    id,
    reference,
    user_id,
    organization_id,
    status,
    payment_status,
    items: items.map(itemView),
    price_amount,
    tax_amount,
    price_currency,
    start_time: timeOf(booking.start_time),
    end_time: timeOf(booking.end_time),
    expires_at: deadlineOf(booking),
    payment_id,
    draft,
    locale,
    metadata: booking.metadata as Record<string, unknown> | null,
    remind_at: timeOf(booking.remind_at),
    version,
    created_at: booking.created_at.toISOString(),
    confirmed_at: timeOf(booking.confirmed_at),
  };
}

function itemView({
  id,
  wanted,
  line,
  quantity,
  unit_price_amount,
  price_amount,
  tax_basis_points,
  tax_amount,
}: Item): z.input<typeof ItemView> {
  const { title, subtitle, subject_id, subject_slug, start_time, end_time, time_zone } = line;
  return {
    ...wanted,
    id,
    provider_id: line.provider_id,
    title,
    subtitle,
    subject_id,
    subject_slug,
    start_time,
    end_time,
    time_zone,
    places: numberedPlaces(line.places),
    quantity,
    unit_price_amount,
    price_amount,
    tax_basis_points,
    tax_amount,
  };
}

/** The state that every event of a booking carries. */
export function stateOf(booking: Booking, reason: string | null): z.input<typeof BookingState> {
  const {
    user_id,
    organization_id,
    status,
    payment_status,
    price_amount,
    price_currency,
    payment_id,
    version,
  } = booking;
  return {
    booking_id: booking.id,
    user_id,
    organization_id,
    status,
    payment_status,
    price_amount,
    price_currency,
    payment_id,
    expires_at: deadlineOf(booking),
    start_time: timeOf(booking.start_time),
    end_time: timeOf(booking.end_time),
    remind_at: timeOf(booking.remind_at),
    version,
    reason,
  };
}

const timeOf = (time: Date | null) => time?.toISOString() ?? null;
const deadlineOf = ({ status, expires_at }: Booking) =>
  status === "PENDING" || status === "EXPIRED" ? expires_at.toISOString() : null;
export const etagOf = ({ version }: { version: number }) => ({ etag: `"${version}"` });
