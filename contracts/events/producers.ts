import type { EventType } from "../types/event.ts";
import { authEvents } from "./auth.ts";
import { bookingEvents } from "./booking.ts";
import { catalogEvents } from "./catalog.ts";
import { eventEvents } from "./event.ts";
import { paymentEvents } from "./payment.ts";
import { receiptEvents } from "./receipt.ts";
import { ticketEvents } from "./ticket.ts";
import { userEvents } from "./user.ts";

/** Who emits what: a consumer of an event type reads the log of its producer. */
export const PRODUCERS: Record<string, readonly EventType[]> = {
  auth: authEvents,
  booking: bookingEvents,
  catalog: catalogEvents,
  event: eventEvents,
  payment: paymentEvents,
  receipt: receiptEvents,
  ticket: ticketEvents,
  user: userEvents,
};

/** @throws when no service emits the type: a mistake in the code */
export function producerOf(type: EventType): string {
  const found = Object.entries(PRODUCERS).find(([, types]) => types.includes(type));
  if (!found) throw new Error(`No service emits ${type.type}; add it to contracts/events`);
  return found[0];
}
