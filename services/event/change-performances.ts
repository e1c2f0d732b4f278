import type { Tx } from "../../platform/db/transaction.ts";
import { invalidState } from "../../platform/errors.ts";
import type { Caller } from "../../platform/http/caller.ts";
import { eventForChange } from "./access.ts";
import { announce } from "./announce.ts";
import type { Context } from "./context.ts";
import { type EventRow, updateEvent } from "./db/events.ts";
import { performancesOf } from "./db/performances.ts";
import { performanceView } from "./event-view.ts";

/**
 * Changes the dates of an event, draft or on the programme: the event's version grows and ticket is told.
 * @param change writes the performance and returns its id
 */
export async function changePerformances(
  context: Context,
  caller: Caller,
  event_id: string,
  change: (tx: Tx, event: EventRow) => Promise<string>,
) {
  return context.db.tx(async (tx) => {
    const known = await eventForChange(tx, caller, event_id, "events.update");
    if (known.status === "CANCELLED") throw invalidState("The event is CANCELLED.");
    const id = await change(tx, known);
    const event = await updateEvent(tx, known);
    await announce(context, tx, event, "updated");
    const row = (await performancesOf(tx, [event_id])).find((performance) => performance.id === id);
    return row && performanceView(event.status, row, context.clock.now());
  });
}
