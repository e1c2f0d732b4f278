import { availabilityChanged } from "../../contracts/events/ticket.ts";
import type { Tx } from "../../platform/db/transaction.ts";
import type { Context } from "./context.ts";

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
}

/** Says in the outbox what changed, one event a performance. The places are locked by then, so that the events of a place are in order. */
export async function announce(context: Context, tx: Tx, changes: readonly PlaceChange[]): Promise<void> {
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
      return {
        performance_id,
        event_id: list[0]!.event_id,
        taken: [...held, ...ids("taken")],
        held,
        freed: ids("freed"),
        zones,
      };
    },
  );
  context.outbox.addAll(
    tx,
    availabilityChanged,
    events.filter(({ taken, freed, zones }) => taken.length + freed.length + zones.length > 0),
  );
}
