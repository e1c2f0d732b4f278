import { z } from "zod";
import { Amount, Currency } from "../../../contracts/types/money.ts";
import type { Layout } from "../../../contracts/types/layout.ts";
import { PriceTier } from "../../../contracts/types/price-tiers.ts";
import { tierProblems } from "./prices.ts";

const Key = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);

export const TicketTypeInput = z.strictObject({
  key: Key,
  name: z.string().trim().min(1).max(100),
  min_per_booking: z.int().min(1).max(100).default(1),
  max_per_booking: z.int().min(1).max(100).default(10),
  max_per_person: z.int().min(1).max(1_000).optional(),
});
export const PriceInput = z.strictObject({
  zone_key: Key,
  ticket_type_key: Key,
  price_amount: Amount,
  price_currency: Currency,
  tax_basis_points: z.int().min(0).max(10_000),
  tiers: z
    .array(PriceTier)
    .max(5)
    .optional()
    .describe(
      "prices before this one, the first that still holds counts: early birds by date, by number, or both",
    ),
});
export type TicketTypeInput = z.output<typeof TicketTypeInput>;
export type PriceInput = z.output<typeof PriceInput>;

export interface OfferZone {
  id: string;
  key: string;
  name: string;
  kind: "SEATED" | "STANDING";
  color: string;
  capacity: number;
}
export interface OfferShape {
  kind: "STAGE" | "AREA" | "LINE";
  points: [number, number][];
  zone_id?: string;
  label?: string;
}

/** What an event sells, with ids; stored as it is. */
export interface Offer {
  zones: OfferZone[];
  sections: { id: string; key: string; name: string; zone_id: string }[];
  shapes: OfferShape[];
  ticket_types: {
    id: string;
    key: string;
    name: string;
    min_per_booking: number;
    max_per_booking: number;
    max_per_person: number | null;
  }[];
  prices: {
    zone_id: string;
    ticket_type_id: string;
    price_amount: number;
    price_currency: string;
    tax_basis_points: number;
    /** Prices before this one, in order. */
    tiers?: PriceTier[] | undefined;
  }[];
}

/** A mistake in what somebody wants to sell: where, which, and what to do. */
export interface OfferProblem {
  pointer: string;
  code: string;
  detail: string;
}

/** Makes the id of a named part of the event; the same name always the same id, so that an edit keeps it. */
export type IdOf = (part: "zone" | "section" | "ticket-type", key: string) => string;

/** Names of a layout become ids of the event. */
export function zonesOf(layout: Layout, idOf: IdOf): Pick<Offer, "zones" | "sections" | "shapes"> {
  const zoneId = (key: string) => idOf("zone", key);
  return {
    zones: layout.zones.map(({ key, name, kind, color, capacity }) => ({
      id: zoneId(key),
      key,
      name,
      kind,
      color,
      capacity: capacity ?? 0,
    })),
    sections: layout.sections.map(({ key, name, zone_key }) => ({
      id: idOf("section", key),
      key,
      name,
      zone_id: zoneId(zone_key),
    })),
    shapes: (layout.shapes ?? []).map(({ kind, points, zone_key, label }) => ({
      kind,
      points,
      ...(zone_key ? { zone_id: zoneId(zone_key) } : {}),
      ...(label ? { label } : {}),
    })),
  };
}

export function ticketTypesOf(list: TicketTypeInput[], idOf: IdOf): Offer["ticket_types"] {
  return list.map(({ max_per_person, ...type }) => ({
    id: idOf("ticket-type", type.key),
    ...type,
    max_per_person: max_per_person ?? null,
  }));
}

/** Prices by ids; combinations that are not listed are not sold. */
export function pricesOf(
  offer: Pick<Offer, "zones" | "ticket_types">,
  list: PriceInput[],
): { prices: Offer["prices"]; problems: OfferProblem[] } {
  const zones = new Map(offer.zones.map((zone) => [zone.key, zone.id]));
  const types = new Map(offer.ticket_types.map((type) => [type.key, type.id]));
  const seen = new Set<string>();
  const problems: OfferProblem[] = [];
  const prices = list.flatMap(({ zone_key, ticket_type_key, ...price }, index) => {
    const [zone_id, ticket_type_id] = [zones.get(zone_key), types.get(ticket_type_key)];
    const bad = (field: string, code: string, detail: string) =>
      void problems.push({ pointer: `/prices/${index}/${field}`, code, detail });
    if (!zone_id) bad("zone_key", "unknown_zone", "The layout has no zone of this key.");
    if (!ticket_type_id)
      bad("ticket_type_key", "unknown_ticket_type", "There is no ticket type of this key.");
    if (seen.has(`${zone_key} ${ticket_type_key}`))
      bad("zone_key", "duplicate", "This combination has a price already.");
    seen.add(`${zone_key} ${ticket_type_key}`);
    if (price.price_currency !== list[0]!.price_currency)
      bad("price_currency", "mixed_currency", "An event sells in one currency.");
    problems.push(...tierProblems(price.tiers ?? [], `/prices/${index}`));
    return zone_id && ticket_type_id ? [{ zone_id, ticket_type_id, ...price }] : [];
  });
  return { prices, problems };
}

/** Problems of ticket types among themselves. */
export function ticketTypeProblems(list: TicketTypeInput[]): OfferProblem[] {
  const keys = new Set<string>();
  return list.flatMap(({ key, min_per_booking, max_per_booking, max_per_person }, index) => {
    const problems: OfferProblem[] = [];
    if (keys.has(key))
      problems.push({
        pointer: `/ticket_types/${index}/key`,
        code: "duplicate",
        detail: "This key is used twice.",
      });
    keys.add(key);
    if (
      min_per_booking > max_per_booking ||
      (max_per_person !== undefined && min_per_booking > max_per_person)
    )
      problems.push({
        pointer: `/ticket_types/${index}/min_per_booking`,
        code: "too_big",
        detail: "The least is more than the most.",
      });
    return problems;
  });
}
