import { InventoryService } from "../../../contracts/gen/inventory/v1/inventory_pb.ts";
import { rpc } from "../../../platform/rpc/method.ts";
import type { Context } from "../context.ts";
import { listOffers } from "../db/offers.ts";
import { type Offer, slotLine } from "../domain/offer.ts";
import { checkOffers } from "../price-items.ts";
import { readItems, toLine } from "../wanted-items.ts";

/** Prices a basket and judges what can be judged without holding anything. */
export const check = rpc(InventoryService.method.check, async (context: Context, { items }) => {
  const wanted = readItems(items);
  const products = [...new Set(wanted.map(({ product_id }) => product_id))];
  const listed = await listOffers.one(context.db, products);
  const { goods, slots } = checkOffers(listed?.offers as Offer[], wanted, context.clock.now());
  const times = slots.map(({ wanted: item, offer, times: [time] }) => slotLine(offer, item, time!));
  return { lines: [...goods, ...times].toSorted((a, b) => a.index - b.index).map(toLine) };
});
