import { eventCancelled, eventPublished, eventUpdated } from "../../contracts/events/event.ts";
import type { Tx } from "../../platform/db/transaction.ts";
import type { Context } from "./context.ts";
import type { EventRow } from "./db/events.ts";
import { performancesOf } from "./db/performances.ts";
import { nextPriceMoment } from "./domain/prices.ts";
import { pushEvent } from "./push-event.ts";

const TYPES = { published: eventPublished, updated: eventUpdated, cancelled: eventCancelled };

/** Says what became of an event on the programme, to ticket first: its refusal undoes the change. */
export async function announce(
  context: Context,
  tx: Tx,
  event: EventRow,
  what: keyof typeof TYPES,
): Promise<void> {
  if (event.status === "DRAFT") return;
  await pushEvent(context, tx, event);
  await tell(context, tx, event, what);
}

/** Says what became of an event on the programme where nothing changed that ticket knows. */
export async function tell(
  context: Context,
  tx: Tx,
  event: EventRow,
  what: keyof typeof TYPES,
): Promise<void> {
  if (event.status === "DRAFT") return;
  const turns_ms = nextPriceMoment(event.offer, context.clock.now());
  if (event.status === "PUBLISHED" && turns_ms < Infinity)
    context.tasks.ask(tx, "turn-price", event.id, { due_at: new Date(turns_ms) });
  const performances = await performancesOf(tx, [event.id]);
  context.outbox.add(tx, TYPES[what], {
    event_id: event.id,
    organization_id: event.organization_id,
    slug: event.slug,
    performance_ids: performances.map(({ id }) => id),
    performances: performances.map(({ id, starts_at, ends_at }) => ({
      performance_id: id,
      starts_at: starts_at.toISOString(),
      ends_at: ends_at.toISOString(),
    })),
  });
}
