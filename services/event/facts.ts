import type { Context } from "./context.ts";
import type { EventRow } from "./db/events.ts";

/** Something became of an event: published, updated, cancelled. */
export function eventChanged(
  { log, metrics }: Context,
  event: EventRow,
  what: "published" | "updated" | "cancelled",
): void {
  metrics.facts.inc({ service: "event", fact: `event_${what}` });
  log.info({ event_id: event.id, version: event.version }, `event ${what}`);
}
