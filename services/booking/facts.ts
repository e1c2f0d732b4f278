import type { Context } from "./context.ts";
import type { Booking } from "./db/bookings.ts";

/** A booking came into being or moved. */
export function happened({ log, metrics }: Context, booking: Booking, reason: string): void {
  const fact = booking.status === "PENDING" ? "booking_held" : `booking_${booking.status.toLowerCase()}`;
  metrics.facts.inc({ service: "booking", fact });
  log.info(
    { booking_id: booking.id, status: booking.status, payment_status: booking.payment_status, reason },
    fact.replace("_", " "),
  );
}

/** Something that should not be, and that the system puts right by itself. */
export function repaired(
  { log, metrics }: Context,
  booking_id: string,
  fact: "hold_restored" | "hold_lost" | "wrong_money" | "items_gone",
): void {
  metrics.facts.inc({ service: "booking", fact });
  log.warn({ booking_id }, fact.replaceAll("_", " "));
}
