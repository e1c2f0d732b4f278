import type { Schedule, Time, Timetable } from "./schedule.ts";

/** What is known about one product when a basket asks for it, as it is stored. */
export interface Offer {
  product_id: string;
  organization_id: string;
  type: "product" | "service";
  published: boolean;
  slug: string;
  name: string;
  price_amount: number;
  price_currency: string;
  tax_basis_points: number;
  venue_name: string;
  venue_city: string;
  time_zone: string;
  duration_minutes: number | null;
  buffer_before_minutes: number;
  buffer_after_minutes: number;
  schedule: Schedule;
  /** Those that are sold, in the order of the product. */
  variants: Variant[];
  /** In the order of preference. */
  providers: { id: string; name: string }[];
}

export interface Variant {
  id: string;
  sku: string;
  options: Record<string, string>;
  price_amount: number | null;
  /** null: a service */
  stock: number | null;
}

/** One item of a basket, as far as it is about goods or times. */
export interface Wanted {
  /** Index in the request, for the pointers of errors. */
  index: number;
  item_id: string;
  kind: "product" | "slot";
  product_id: string;
  /** A certain variant, or "" for the only one. */
  variant_id: string;
  /** A certain provider, or "" for whoever is free. */
  provider_id: string;
  /** RFC 3339, UTC; "" for goods. */
  start_time: string;
  quantity: number;
}

/** The time that a line has, with times as RFC 3339. */
export interface HeldSlot {
  product_id: string;
  provider_id: string;
  provider_name: string;
  starts_at: string;
  ends_at: string;
  busy_from: string;
  busy_to: string;
  capacity: number;
}

/** One priced line of a hold. */
export interface HoldLine {
  index: number;
  item_id: string;
  kind: "product" | "slot";
  product_id: string;
  slug: string;
  organization_id: string;
  title: string;
  subtitle: string;
  location: string;
  time_zone: string;
  quantity: number;
  unit_price_amount: number;
  price_currency: string;
  tax_basis_points: number;
  /** Goods: what leaves the shelf. */
  variant_id: string | null;
  slot: HeldSlot | null;
}

export const priceOf = (offer: Offer, variant: Variant | undefined): number =>
  variant?.price_amount ?? offer.price_amount;

/** "Navy · M" */
export const optionsText = (options: Record<string, string>): string => Object.values(options).join(" · ");

/** The variant that is meant; undefined when it is not said although there are several, or there is no such one. */
export const variantOf = ({ variants }: Offer, variant_id: string): Variant | undefined =>
  variant_id === ""
    ? variants.length === 1
      ? variants[0]
      : undefined
    : variants.find(({ id }) => id === variant_id);

/** The priced line of goods. */
export function goodsLine(offer: Offer, wanted: Wanted, variant: Variant): HoldLine {
  return {
    ...lineOf(offer, wanted, variant),
    subtitle: optionsText(variant.options),
    variant_id: variant.id,
  };
}

/** The priced line of an appointment at this time. */
export function slotLine(offer: Offer, wanted: Wanted, time: Time): HoldLine {
  const { provider_id, starts_at, ends_at, busy_from, busy_to, capacity } = time;
  const provider_name = offer.providers.find(({ id }) => id === provider_id)?.name ?? "";
  return {
    ...lineOf(offer, wanted, offer.variants[0]),
    subtitle: provider_name,
    slot: {
      product_id: offer.product_id,
      provider_id,
      provider_name,
      starts_at: starts_at.toISOString(),
      ends_at: ends_at.toISOString(),
      busy_from: busy_from.toISOString(),
      busy_to: busy_to.toISOString(),
      capacity,
    },
  };
}

function lineOf(offer: Offer, wanted: Wanted, variant: Variant | undefined): HoldLine {
  return {
    index: wanted.index,
    item_id: wanted.item_id,
    kind: wanted.kind,
    product_id: offer.product_id,
    slug: offer.slug,
    organization_id: offer.organization_id,
    title: offer.name,
    subtitle: "",
    location: [offer.venue_name, offer.venue_city].filter(Boolean).join(", "),
    time_zone: offer.time_zone,
    quantity: wanted.quantity,
    unit_price_amount: priceOf(offer, variant),
    price_currency: offer.price_currency,
    tax_basis_points: offer.tax_basis_points,
    variant_id: null,
    slot: null,
  };
}

/** The times of a service. */
export const timetableOf = (offer: Offer): Timetable => ({
  time_zone: offer.time_zone,
  duration_minutes: offer.duration_minutes ?? 0,
  buffer_before_minutes: offer.buffer_before_minutes,
  buffer_after_minutes: offer.buffer_after_minutes,
  schedule: offer.schedule,
  provider_ids: offer.providers.map(({ id }) => id),
});
