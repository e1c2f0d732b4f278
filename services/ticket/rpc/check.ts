import { InventoryService } from "../../../contracts/gen/inventory/v1/inventory_pb.ts";
import { rpc } from "../../../platform/rpc/method.ts";
import type { Context } from "../context.ts";
import { listOffers } from "../db/offers.ts";
import { findPlaces } from "../db/places.ts";
import { findPriceCounts } from "../db/price-counts.ts";
import { type HoldLine, type Offer, priceLine } from "../domain/offer.ts";
import { checkOffers, noPrice } from "../price-items.ts";
import { countedPrices, pricedNow } from "../price-lines.ts";
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
  const priced = wanted.map((item) => {
    const place = places.get(item.place_id);
    if (item.place_id !== "" && place?.performance_id !== item.performance_id)
      throw notValid("not_found", item.index, "There is no such place.");
    const line = priceLine(offers.get(item.performance_id)!, item, place?.zone_id ?? item.zone_id);
    if (!line) throw noPrice(item.index);
    return { line, quantity: item.quantity };
  });
  const [zones, types] = countedPrices(
    priced.map(({ line }) => line),
    offers,
  );
  const counts = zones.length > 0 ? await findPriceCounts.all(context.db, zones, types) : [];
  const soldOf = (line: HoldLine) =>
    counts.find((row) => row.zone_id === line.zone_id && row.ticket_type_id === line.ticket_type_id)?.count ??
    0;
  return {
    lines: priced.map(({ line, quantity }) =>
      toLine(pricedNow(line, offers, context.clock.now(), soldOf(line), quantity), quantity),
    ),
  };
});
