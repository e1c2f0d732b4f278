import { InventoryService } from "../../../contracts/gen/inventory/v1/inventory_pb.ts";
import { rpc } from "../../../platform/rpc/method.ts";
import type { Context } from "../context.ts";
import { listOffers } from "../db/offers.ts";
import { findPlaces } from "../db/places.ts";
import { type Offer, priceLine } from "../domain/offer.ts";
import { checkOffers, noPrice } from "../price-items.ts";
import { notValid, readItems, toLine } from "../wanted-items.ts";

/** Prices a basket and judges what can be judged without holding anything. */
export const check = rpc(InventoryService.method.check, async (context: Context, { items }) => {
  const wanted = readItems(items);
  const listed = await listOffers.one(context.db, [
    ...new Set(wanted.map(({ performance_id }) => performance_id)),
  ]);
  const offers = checkOffers(listed?.offers as Offer[], wanted, context.clock.now());
  const certain = wanted.flatMap(({ place_id }) => (place_id === "" ? [] : [place_id]));
  const places = new Map((await findPlaces.all(context.db, certain)).map((row) => [row.id, row]));
  const lines = wanted.map((item) => {
    const place = places.get(item.place_id);
    if (item.place_id !== "" && place?.performance_id !== item.performance_id)
      throw notValid("not_found", item.index, "There is no such place.");
    const line = priceLine(offers.get(item.performance_id)!, item, place?.zone_id ?? item.zone_id);
    if (!line) throw noPrice(item.index);
    return toLine(line, item.quantity);
  });
  return { lines };
});
