import { availabilityChanged } from "../../contracts/events/ticket.ts";
import type { Tx } from "../../platform/db/transaction.ts";
import type { Context } from "./context.ts";
import { addPriceCounts } from "./db/price-counts.ts";

/** One place that changed hands; standing ones are counted, not listed. */
export interface PlaceChange {
  performance_id: string;
  event_id: string;
  zone_id: string;
  id: string;
  numbered: boolean;
  /** "held": taken, but may come back; "taken": gone; "freed": can be had. */
  to: "held" | "taken" | "freed";
  /** Of the number of free places. */
  free_change: number;
  /** The ticket type, where the price of its line asks how many are sold. */
  counted_as?: string;
}

interface SoldChange {
  zone_id: string;
  ticket_type_id: string;
  change: number;
}

/** How many more somebody has, by price; in the order that price_counts are locked in. */
function soldChanges(changes: readonly PlaceChange[]): SoldChange[] {
  const counted = changes.filter(({ counted_as }) => counted_as !== undefined);
  return [...Map.groupBy(counted, ({ zone_id, counted_as }) => `${zone_id} ${counted_as}`).values()]
    .map((list) => ({
      zone_id: list[0]!.zone_id,
      ticket_type_id: list[0]!.counted_as!,
      change: list.reduce((sum, { free_change }) => sum - free_change, 0),
    }))
    .filter(({ change }) => change !== 0);
}

/**
 * Says in the outbox what changed, one event a performance, and counts what has a price for the first so many. The
 * places are locked by then, so that the events of a place are in order.
 */
export async function announce(context: Context, tx: Tx, changes: readonly PlaceChange[]): Promise<void> {
  const sold = soldChanges(changes);
  if (sold.length > 0)
    await addPriceCounts.run(
      tx,
      sold.map(({ zone_id }) => zone_id),
      sold.map(({ ticket_type_id }) => ticket_type_id),
      sold.map(({ change }) => change),
    );
  const events = [...Map.groupBy(changes, (change) => change.performance_id)].map(
    ([performance_id, list]) => {
      const ids = (to: PlaceChange["to"]) =>
        list.filter((change) => change.numbered && change.to === to).map(({ id }) => id);
      const held = ids("held");
      const zones = [...Map.groupBy(list, ({ zone_id }) => zone_id)]
        .map(([zone_id, places]) => ({
          zone_id,
          free_change: places.reduce((sum, { free_change }) => sum + free_change, 0),
        }))
        .filter(({ free_change }) => free_change !== 0);
      const counted = soldChanges(list);
      return {
        performance_id,
        event_id: list[0]!.event_id,
        taken: [...held, ...ids("taken")],
        held,
        freed: ids("freed"),
        zones,
        ...(counted.length > 0 ? { sold: counted } : {}),
      };
    },
  );
  context.outbox.addAll(
    tx,
    availabilityChanged,
    events.filter(({ taken, freed, zones }) => taken.length + freed.length + zones.length > 0),
  );
}
