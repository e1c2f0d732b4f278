import type { IdOf, Offer } from "./offer.ts";

/** The same offer for another event: keys and prices stay, ids become the other event's. */
export function copyOffer(offer: Offer, idOf: IdOf): Offer {
  const zones = new Map(offer.zones.map(({ id, key }) => [id, idOf("zone", key)]));
  const types = new Map(offer.ticket_types.map(({ id, key }) => [id, idOf("ticket-type", key)]));
  return {
    zones: offer.zones.map((zone) => ({ ...zone, id: zones.get(zone.id)! })),
    sections: offer.sections.map((section) => ({
      ...section,
      id: idOf("section", section.key),
      zone_id: zones.get(section.zone_id)!,
    })),
    shapes: offer.shapes.map(({ zone_id, ...shape }) => ({
      ...shape,
      ...(zone_id ? { zone_id: zones.get(zone_id)! } : {}),
    })),
    ticket_types: offer.ticket_types.map((type) => ({ ...type, id: types.get(type.id)! })),
    prices: offer.prices.map((price) => ({
      ...price,
      zone_id: zones.get(price.zone_id)!,
      ticket_type_id: types.get(price.ticket_type_id)!,
    })),
  };
}
