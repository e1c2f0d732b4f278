import { eventCancelled, eventPublished, eventUpdated } from "../../contracts/events/event.ts";
import type { Tx } from "../../platform/db/database.ts";
import type { Context } from "./context.ts";
import type { EventRow } from "./db/events.ts";
import { performancesOf } from "./db/performances.ts";
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
  const performance_ids = (await performancesOf(tx, [event.id])).map(({ id }) => id);
  context.outbox.add(tx, TYPES[what], {
    event_id: event.id,
    organization_id: event.organization_id,
    slug: event.slug,
    performance_ids,
  });
}
