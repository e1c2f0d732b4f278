import { z } from "zod";
import { Id } from "../../contracts/types/ids.ts";
import { Amount, Currency } from "../../contracts/types/money.ts";
import { Time } from "../../contracts/types/time.ts";
import { ImageView, imageView } from "../../platform/http/images.ts";
import type { EventRow } from "./db/events.ts";
import type { PerformanceWithFree } from "./db/performances.ts";
import { coming, SALE_STATUSES, saleStatus } from "./domain/sale-status.ts";

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
    venue: z.object({ id: Id, name: z.string(), city: z.string(), country: z.string() }),
    starts_at: Time.nullable().describe("of the next performance, or of the last one when all are over"),
    starts: z.array(Time).describe("of the coming performances, at most 60"),
    sale_starts_at: Time.nullable().describe("while nothing can be bought yet: when the first sale begins"),
    from_price_amount: Amount.nullable(),
    from_price_currency: Currency.nullable(),
    sale_status: z.enum(SALE_STATUSES),
    free: z.int().describe("places left over all coming performances"),
    waiting_room: z.boolean(),
  })
  .meta({ id: "EventSummary" });

export const PerformanceView = z
  .object({
    id: Id,
    starts_at: Time,
    ends_at: Time,
    doors_at: Time.nullable(),
    sale_starts_at: Time.nullable(),
    sale_ends_at: Time,
    status: z.enum(["SCHEDULED", "CANCELLED"]),
    sale_status: z.enum(SALE_STATUSES),
    free: z.int(),
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
      price_amount: Amount,
      price_currency: Currency,
      tax_basis_points: z.int(),
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
  const starts_at = (ahead[0] ?? performances.at(-1))?.starts_at;
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
    },
    starts_at: starts_at?.toISOString() ?? null,
    starts: ahead.slice(0, MOST_STARTS).map((performance) => performance.starts_at.toISOString()),
    sale_starts_at: sale_status === "not_yet" ? firstSale(ahead, now) : null,
    from_price_amount: event.from_price_amount,
    from_price_currency: event.from_price_currency,
    sale_status,
    free: ahead.reduce((sum, { free }) => sum + free, 0),
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
    ends_at: row.ends_at.toISOString(),
    doors_at: time(row.doors_at),
    sale_starts_at: time(row.sale_starts_at),
    sale_ends_at: row.sale_ends_at.toISOString(),
    status: row.status as "SCHEDULED",
    sale_status: saleStatus(event_status, [row], now),
    free: row.free,
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
    prices,
    shapes,
  };
}
