import { z } from "zod";
import { defineEvent } from "../types/event.ts";
import { Id } from "../types/ids.ts";

/** Every booking event carries the whole state, so that a consumer never has to remember the one before. */
export const BookingState = z.object({
  booking_id: Id,
  user_id: Id,
  organization_id: Id,
  status: z.enum(["PENDING", "CONFIRMED", "COMPLETED", "CANCELLED", "EXPIRED", "FAILED"]),
  payment_status: z.enum([
    "NOT_REQUIRED",
    "PENDING",
    "PROCESSING",
    "SUCCEEDED",
    "FAILED",
    "REFUNDING",
    "PARTIALLY_REFUNDED",
    "REFUNDED",
  ]),
  price_amount: z.int(),
  price_currency: z.string(),
  payment_id: Id.nullable(),
  expires_at: z.string().nullable(),
  start_time: z.string().nullable(),
  end_time: z.string().nullable(),
  /** When the customer is reminded of the first thing that takes place; null when there is no reminding. */
  remind_at: z.string().nullable().optional(),
  /** Grows with every change; an older one is stale. */
  version: z.int(),
  reason: z.string().nullable(),
});

const event = <const Name extends string>(name: Name, meaning: string) =>
  defineEvent(name, 1, "booking_id", BookingState, meaning);

export const bookingCreated = event("booking.created", "Items are held and await payment.");
export const bookingUpdated = event(
  "booking.updated",
  "Basket, deadline, metadata or payment status changed. payment_status REFUNDING: whatever was captured goes back.",
);
export const bookingConfirmed = event("booking.confirmed", "Paid or free, and everything is issued.");
export const bookingCancelled = event(
  "booking.cancelled",
  "Called off by the customer, the organizer, a full refund or a cancelled event.",
);
export const bookingCompleted = event("booking.completed", "It took place.");
export const bookingExpired = event("booking.expired", "The hold ended without payment.");
export const bookingFailed = event("booking.failed", "Paid, but the items were gone: the money goes back.");

export const bookingCopyRequested = defineEvent(
  "booking.copy_requested",
  1,
  "booking_id",
  z.object({ booking_id: Id, user_id: Id, request_id: Id }),
  "Its customer wants the confirmation again.",
);

/** Every move of a booking, with its whole state. */
export const bookingMoves = [
  bookingCreated,
  bookingUpdated,
  bookingConfirmed,
  bookingCancelled,
  bookingCompleted,
  bookingExpired,
  bookingFailed,
];

export const bookingEvents = [...bookingMoves, bookingCopyRequested];
