import type { PriceTier } from "../../../contracts/types/price-tiers.ts";

/** What one performance sells, as it is stored. Times are RFC 3339. */
export interface Offer {
  performance_id: string;
  event_id: string;
  event_name: string;
  event_slug: string;
  organization_id: string;
  time_zone: string;
  starts_at: string;
  ends_at: string;
  sale_starts_at: string | null;
  sale_ends_at: string | null;
  cancelled: boolean;
  zones: { id: string; name: string; kind: "SEATED" | "STANDING" }[];
  ticket_types: TicketType[];
  prices: {
    zone_id: string;
    ticket_type_id: string;
    price_amount: number;
    price_currency: string;
    tax_basis_points: number;
    /** Prices before this one. */
    tiers: PriceTier[];
  }[];
}

export interface TicketType {
  id: string;
  name: string;
  min_per_booking: number;
  max_per_booking: number;
  max_per_person: number | null;
}

/** One item of a basket, as far as it is about places. */
export interface Wanted {
  /** Index in the request, for the pointers of errors. */
  index: number;
  item_id: string;
  performance_id: string;
  ticket_type_id: string;
  /** A certain place, or "" for any of the zone. */
  place_id: string;
  zone_id: string;
  quantity: number;
  best_available: boolean;
}

/** A place as a hold keeps it. */
export interface HeldPlace {
  id: string;
  /** null: a standing place, which is counted and has no name. */
  section: string | null;
  row: string | null;
  label: string | null;
  rank: number;
}

/** One priced line of a hold. */
export interface HoldLine {
  index: number;
  item_id: string;
  /** "place": a certain one; "best": side by side; "any": of the zone. */
  mode: "place" | "best" | "any";
  performance_id: string;
  event_id: string;
  zone_id: string;
  ticket_type_id: string;
  /** Whether person_counts holds these places. */
  counted: boolean;
  title: string;
  subtitle: string;
  event_slug: string;
  organization_id: string;
  time_zone: string;
  starts_at: string;
  ends_at: string;
  unit_price_amount: number;
  price_currency: string;
  tax_basis_points: number;
  /** Whether price_counts holds these places. */
  price_counted?: boolean;
  places: HeldPlace[];
}

/** Why a performance cannot be bought now; undefined when it can. */
export function notOnSale(offer: Offer, now: Date): "cancelled" | "not_yet" | "ended" | undefined {
  const at = now.getTime();
  if (offer.cancelled) return "cancelled";
  if (offer.sale_starts_at !== null && at < Date.parse(offer.sale_starts_at)) return "not_yet";
  if (at >= Date.parse(offer.sale_ends_at ?? offer.starts_at)) return "ended";
  return undefined;
}

/**
 * The line of a wanted item at its regular price, without its places.
 * @param zone_id of the certain place, or the zone asked for
 * @returns undefined when the event does not sell this combination
 */
export function priceLine(offer: Offer, wanted: Wanted, zone_id: string): HoldLine | undefined {
  const zone = offer.zones.find(({ id }) => id === zone_id);
  const type = offer.ticket_types.find(({ id }) => id === wanted.ticket_type_id);
  const price = offer.prices.find(
    (candidate) => candidate.zone_id === zone_id && candidate.ticket_type_id === wanted.ticket_type_id,
  );
  if (!zone || !type || !price) return undefined;
  return {
    index: wanted.index,
    item_id: wanted.item_id,
    mode: wanted.place_id !== "" ? "place" : wanted.best_available ? "best" : "any",
    performance_id: offer.performance_id,
    event_id: offer.event_id,
    zone_id,
    ticket_type_id: type.id,
    counted: type.max_per_person !== null,
    title: offer.event_name,
    subtitle: `${zone.name} · ${type.name}`,
    event_slug: offer.event_slug,
    organization_id: offer.organization_id,
    time_zone: offer.time_zone,
    starts_at: offer.starts_at,
    ends_at: offer.ends_at,
    unit_price_amount: price.price_amount,
    price_currency: price.price_currency,
    tax_basis_points: price.tax_basis_points,
    places: [],
  };
}

export interface LimitProblem {
  /** Indexes of the items it is about. */
  indexes: number[];
  code: "too_many" | "too_few";
  limit: number;
}

/** Limits per booking count a ticket type over all lines, not per line. */
export function bookingLimits(offers: readonly Offer[], wanted: readonly Wanted[]): LimitProblem[] {
  const types = new Map(offers.flatMap((offer) => offer.ticket_types).map((type) => [type.id, type]));
  return [...Map.groupBy(wanted, (item) => item.ticket_type_id)].flatMap(([id, items]): LimitProblem[] => {
    const type = types.get(id);
    const quantity = items.reduce((sum, item) => sum + item.quantity, 0);
    const indexes = items.map(({ index }) => index);
    if (!type) return [];
    if (quantity > type.max_per_booking) return [{ indexes, code: "too_many", limit: type.max_per_booking }];
    if (type.max_per_person !== null && quantity > type.max_per_person)
      return [{ indexes, code: "too_many", limit: type.max_per_person }];
    if (quantity < type.min_per_booking) return [{ indexes, code: "too_few", limit: type.min_per_booking }];
    return [];
  });
}
