import { z } from "zod";
import { defineEvent } from "../types/event.ts";
import { Id } from "../types/ids.ts";

const TicketState = z.object({
  ticket_id: Id,
  booking_id: Id,
  performance_id: Id,
  event_id: Id,
  organization_id: Id,
  place_id: Id,
});

export const availabilityChanged = defineEvent(
  "availability.changed",
  1,
  "performance_id",
  z.object({
    performance_id: Id,
    event_id: Id,
    /** Numbered places that can no longer be had, and of those the ones that may come back. */
    taken: z.array(Id),
    held: z.array(Id),
    freed: z.array(Id),
    /** Change of the number of free places, per zone; seats and standing alike. */
    zones: z.array(z.object({ zone_id: Id, free_change: z.int() })),
    /** Change of the number that somebody has, where a price holds for the first so many. */
    sold: z.array(z.object({ zone_id: Id, ticket_type_id: Id, change: z.int() })).optional(),
  }),
  "Places were held, sold, blocked or came back.",
);
export const ticketIssued = defineEvent(
  "ticket.issued",
  1,
  "ticket_id",
  TicketState,
  "A ticket was made for a confirmed booking.",
);
export const ticketCancelled = defineEvent(
  "ticket.cancelled",
  1,
  "ticket_id",
  TicketState,
  "A ticket died; its code is refused from now on.",
);
export const ticketCheckedIn = defineEvent(
  "ticket.checked_in",
  1,
  "ticket_id",
  TicketState.extend({ gate: z.string().nullable() }),
  "Somebody came in.",
);
export const ticketCheckInUndone = defineEvent(
  "ticket.check_in_undone",
  1,
  "ticket_id",
  TicketState,
  "A manager took a check-in back; the ticket lets in once more.",
);

export const ticketEvents = [
  availabilityChanged,
  ticketIssued,
  ticketCancelled,
  ticketCheckedIn,
  ticketCheckInUndone,
];
