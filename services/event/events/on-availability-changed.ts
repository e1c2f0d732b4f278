import { availabilityChanged } from "../../../contracts/events/ticket.ts";
import type { Tx } from "../../../platform/db/transaction.ts";
import { on } from "../../../platform/events/handler.ts";
import { tell } from "../announce.ts";
import type { Context } from "../context.ts";
import { markAccessPlaces } from "../db/access-places.ts";
import { type EventRow, lockEvent, setSold } from "../db/events.ts";
import { addFree, performancesOf } from "../db/performances.ts";
import { accessOf } from "../domain/access.ts";
import { priceKey, priceNow, type Sold } from "../domain/prices.ts";
import { coming } from "../domain/sale-status.ts";

/** Keeps what the programme shows of places: how many are left, how many at a price, which wheelchair places. */
export const onAvailabilityChanged = on(availabilityChanged, async (context: Context, { data }, tx) => {
  for (const { zone_id, free_change } of data.zones)
    if (free_change !== 0) await addFree(tx, data.performance_id, zone_id, free_change);
  const counted = data.sold ?? [];
  const taken = await markAccessPlaces(tx, data.taken, false);
  const freed = await markAccessPlaces(tx, data.freed, true);
  if (counted.length + taken.length + freed.length === 0) return;
  const event = await lockEvent(tx, data.event_id);
  if (!event) return;
  const sold = counted.length > 0 ? await countSold(tx, event, counted) : event.sold;
  // A search keeps what a place costs and whether there are wheelchair places; how many are left it asks for.
  if (pricesTurned(context, event, sold) || (await accessTurned(context, tx, event, taken, freed)))
    await tell(context, tx, event, "updated");
});

async function countSold(
  tx: Tx,
  event: EventRow,
  counted: { zone_id: string; ticket_type_id: string; change: number }[],
): Promise<Sold> {
  const sold = { ...event.sold };
  for (const { change, ...price } of counted)
    sold[priceKey(price)] = Math.max(0, (sold[priceKey(price)] ?? 0) + change);
  await setSold(tx, event.id, sold);
  return sold;
}

/** Whether the last place of a kind went, or the first one came back. */
async function accessTurned(
  context: Context,
  tx: Tx,
  event: EventRow,
  taken: string[],
  freed: string[],
): Promise<boolean> {
  if (taken.length + freed.length === 0) return false;
  const ahead = coming(await performancesOf(tx, [event.id]), context.clock.now());
  const of = (kinds: string[], kind: string) => kinds.filter((one) => one === kind).length;
  return accessOf(ahead).some(({ kind, free }) => {
    const before = free - of(freed, kind) + of(taken, kind);
    return free > 0 !== before > 0;
  });
}

function pricesTurned(context: Context, event: EventRow, sold: Sold): boolean {
  const now = context.clock.now();
  return event.offer.prices.some(
    (price) => priceNow(price, sold, now).amount !== priceNow(price, event.sold, now).amount,
  );
}
