import { z } from "zod";
import { defineEvent } from "../types/event.ts";
import { Id } from "../types/ids.ts";

const EventState = z.object({
  event_id: Id,
  organization_id: Id,
  slug: z.string(),
  performance_ids: z.array(Id),
  /** When each of them takes place now. */
  performances: z
    .array(z.object({ performance_id: Id, starts_at: z.string(), ends_at: z.string() }))
    .optional(),
});

export const eventPublished = defineEvent(
  "event.published",
  1,
  "event_id",
  EventState,
  "An event is on the programme.",
);
export const eventUpdated = defineEvent(
  "event.updated",
  1,
  "event_id",
  EventState,
  "A published event changed.",
);
export const eventCancelled = defineEvent(
  "event.cancelled",
  1,
  "event_id",
  EventState,
  "An event will not happen: its bookings are cancelled and refunded.",
);

export const eventEvents = [eventPublished, eventUpdated, eventCancelled];
