import { z } from "zod";
import { Id } from "../../contracts/types/ids.ts";
import { Amount, Currency } from "../../contracts/types/money.ts";
import { PriceTier } from "../../contracts/types/price-tiers.ts";
import { Time } from "../../contracts/types/time.ts";
import { ImageView, imageView } from "../../platform/http/images.ts";
import type { EventRow } from "./db/events.ts";
import type { PerformanceWithFree } from "./db/performances.ts";
import { ACCESS_KINDS, accessOf } from "./domain/access.ts";
import { fromPrice, priceNow } from "./domain/prices.ts";
import { coming, SALE_STATUSES, saleStatus } from "./domain/sale-status.ts";
import { Position, positionOf } from "./venue-view.ts";

const Access = z.array(z.object({ kind: z.enum(ACCESS_KINDS), total: z.int(), free: z.int() }));

export const EventSummary = z
  .object({
    id: Id,
    slug: z.string(),
    name: z.string(),
    category: z.string(),
    tags: z.array(z.string()),
    status: z.enum(["DRAFT", "PUBLISHED", "CANCELLED"]),
    organization_id: Id,
    organization: z.object({ id: Id, name: z.string() }).describe("who puts it on"),
    image_url: z.url().describe("the picture, or the one drawn from the slug"),
    image: ImageView.nullable().describe("null: there is none but the drawn one"),
    time_zone: z.string(),
    venue: z.object({
      id: Id,
      name: z.string(),
      city: z.string(),
      country: z.string(),
      position: Position.nullable(),
    }),
    starts_at: Time.nullable().describe("of the next performance, or of the last one when all are over"),
    previous_starts_at: Time.nullable().describe(
      "of the same performance as first announced, if it was moved",
    ),
    starts: z.array(Time).describe("of the coming performances, at most 60"),
    sale_starts_at: Time.nullable().describe("while nothing can be bought yet: when the first sale begins"),
    from_price_amount: Amount.nullable(),
    from_price_currency: Currency.nullable(),
    sale_status: z.enum(SALE_STATUSES),
    free: z.int().describe("places left over all coming performances"),
    capacity: z.int().describe("places in all of these"),
    access: Access.describe("wheelchair and companion places of these; empty: there are none"),
    waiting_room: z.boolean(),
  })
  .meta({ id: "EventSummary" });

export const PerformanceView = z
  .object({
    id: Id,
    starts_at: Time,
    previous_starts_at: Time.nullable().describe("as first announced, if it was moved"),
    ends_at: Time,
    doors_at: Time.nullable(),
    sale_starts_at: Time.nullable(),
    sale_ends_at: Time,
    status: z.enum(["SCHEDULED", "CANCELLED"]),
    sale_status: z.enum(SALE_STATUSES),
    free: z.int(),
    access: Access,
  })
  .meta({ id: "Performance" });

export const EventDetail = EventSummary.extend({
  description: z.string(),
  minimum_age: z.int().nullable(),
  version: z.int(),
  performances: z.array(PerformanceView),
  zones: z.array(
    z.object({
      id: Id,
      key: z.string(),
      name: z.string(),
      kind: z.enum(["SEATED", "STANDING"]),
      color: z.string(),
      capacity: z.int(),
    }),
  ),
  ticket_types: z.array(
    z.object({
      id: Id,
      key: z.string(),
      name: z.string(),
      min_per_booking: z.int(),
      max_per_booking: z.int(),
      max_per_person: z.int().nullable(),
    }),
  ),
  prices: z.array(
    z.object({
      zone_id: Id,
      ticket_type_id: Id,
      price_amount: Amount.describe("what it costs now"),
      price_currency: Currency,
      tax_basis_points: z.int(),
      regular_price_amount: Amount,
      tiers: z.array(PriceTier).describe("prices before the regular one"),
      next: z
        .object({
          price_amount: Amount,
          at: Time.nullable(),
          left: z.int().nullable().describe("places left at the price of now"),
        })
        .nullable()
        .describe("what follows it: at a moment, when so many are sold, or whichever is first"),
    }),
  ),
  shapes: z
    .array(
      z.object({
        kind: z.enum(["STAGE", "AREA", "LINE"]),
        points: z.array(z.tuple([z.number(), z.number()])),
        zone_id: Id.optional(),
        label: z.string().optional(),
      }),
    )
    .describe("what the map shows besides places"),
}).meta({ id: "Event" });

/** The largest width that a list needs; whoever wants more takes it from the sources. */
const LIST_WIDTH = 1_280;

/** More dates than a list or a month shows. */
const MOST_STARTS = 60;

function firstSale(ahead: PerformanceWithFree[], now: Date): string | null {
  const opens = ahead.flatMap(({ sale_starts_at: at }) => (at !== null && at > now ? at.getTime() : []));
  return opens.length > 0 ? new Date(Math.min(...opens)).toISOString() : null;
}

/** @param web_url where pictures are served */
export function summaryOf(
  event: EventRow,
  performances: PerformanceWithFree[],
  now: Date,
  web_url: string,
): z.output<typeof EventSummary> {
  const ahead = coming(performances, now);
  const shown = ahead[0] ?? performances.at(-1);
  const price = fromPrice(event.offer, event.sold, now);
  const image = event.image && imageView(event.image, event.image_alt, `${web_url}/api/events/images`);
  const sale_status = saleStatus(event.status, performances, now);
  return {
    id: event.id,
    slug: event.slug,
    name: event.name,
    category: event.category,
    tags: event.tags,
    status: event.status as "DRAFT",
    organization_id: event.organization_id,
    organization: { id: event.organization_id, name: event.organization_name },
    image_url:
      image?.sources.findLast(({ width }) => width <= LIST_WIDTH)?.url ?? `${web_url}/art/${event.slug}.svg`,
    image,
    time_zone: event.time_zone,
    venue: {
      id: event.venue_id,
      name: event.venue_name,
      city: event.venue_city,
      country: event.venue_country,
      position: positionOf(event.venue_latitude, event.venue_longitude),
    },
    starts_at: shown?.starts_at.toISOString() ?? null,
    previous_starts_at: shown?.previous_starts_at?.toISOString() ?? null,
    starts: ahead.slice(0, MOST_STARTS).map((performance) => performance.starts_at.toISOString()),
    sale_starts_at: sale_status === "not_yet" ? firstSale(ahead, now) : null,
    from_price_amount: price?.amount ?? null,
    from_price_currency: price?.currency ?? null,
    sale_status,
    free: ahead.reduce((sum, { free }) => sum + free, 0),
    capacity: ahead.reduce((sum, { total }) => sum + total, 0),
    access: accessOf(ahead),
    waiting_room: false,
  };
}

export function performanceView(
  event_status: string,
  row: PerformanceWithFree,
  now: Date,
): z.output<typeof PerformanceView> {
  const time = (date: Date | null) => date?.toISOString() ?? null;
  return {
    id: row.id,
    starts_at: row.starts_at.toISOString(),
    previous_starts_at: time(row.previous_starts_at),
    ends_at: row.ends_at.toISOString(),
    doors_at: time(row.doors_at),
    sale_starts_at: time(row.sale_starts_at),
    sale_ends_at: row.sale_ends_at.toISOString(),
    status: row.status as "SCHEDULED",
    sale_status: saleStatus(event_status, [row], now),
    free: row.free,
    access: accessOf([row]),
  };
}

export function detailOf(
  event: EventRow,
  performances: PerformanceWithFree[],
  now: Date,
  web_url: string,
): z.output<typeof EventDetail> {
  const { zones, ticket_types, prices, shapes } = event.offer;
  return {
    ...summaryOf(event, performances, now, web_url),
    description: event.description,
    minimum_age: event.minimum_age,
    version: event.version,
    performances: performances.map((row) => performanceView(event.status, row, now)),
    zones,
    ticket_types,
    prices: prices.map((price) => {
      const { amount, next } = priceNow(price, event.sold, now);
      const { price_amount: regular_price_amount, tiers = [], ...rest } = price;
      return { ...rest, price_amount: amount, regular_price_amount, tiers, next };
    }),
    shapes,
  };
}
