import type { Layout, LayoutPlace } from "../../../contracts/types/layout.ts";
import type { Offer, OfferProblem } from "./offer.ts";

/** The layout of an event, as it could be sent again: the reverse of what the offer made of it. */
export function layoutOf({ zones, sections, shapes }: Offer, places: LayoutPlace[]): Layout {
  const keys = new Map(zones.map(({ id, key }) => [id, key]));
  return {
    sections: sections.map(({ key, name, zone_id }) => ({ key, name, zone_key: keys.get(zone_id)! })),
    zones: zones.map(({ key, name, kind, color, capacity }) => ({
      key,
      name,
      kind,
      color,
      ...(kind === "STANDING" ? { capacity } : {}),
    })),
    places,
    shapes: shapes.map(({ zone_id, ...shape }) => ({
      ...shape,
      ...(zone_id ? { zone_key: keys.get(zone_id)! } : {}),
    })),
  };
}

/** How many people a performance takes: each is a row that is sold. */
export const capacityOf = ({ zones, places }: Pick<Layout, "zones" | "places">): number =>
  zones.reduce((sum, { capacity }) => sum + (capacity ?? 0), places.length);

/** A mistake when that is more than one event may have. */
export const tooManyPlaces = (
  layout: Pick<Layout, "zones" | "places">,
  performances: number,
  most: number,
  pointer: string,
): OfferProblem[] =>
  capacityOf(layout) * Math.max(1, performances) > most
    ? [{ pointer, code: "too_big", detail: `That is more than the ${most} places that one event may have.` }]
    : [];
