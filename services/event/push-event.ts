import { timestampFromDate } from "@bufbuild/protobuf/wkt";
import type { LayoutPlace } from "../../contracts/types/layout.ts";
import type { Tx } from "../../platform/db/transaction.ts";
import type { Context } from "./context.ts";
import { noteAccessPlaces } from "./db/access-places.ts";
import { type EventRow, nextRevision, placesOfEvent } from "./db/events.ts";
import { noteCounts, type PerformanceRow, performancesOf } from "./db/performances.ts";
import { artFamilyOf } from "./domain/art-family.ts";
import type { Offer } from "./domain/offer.ts";

// Twenty thousand places take a few seconds.
const PUSH_MS = 30_000;
/** Longer than a push and its commit may take. */
const NET_MS = 60_000;

/**
 * Tells ticket what the event sells, within the transaction that changes it: ticket may refuse (somebody has
 * a place that would go), and then nothing changed here either. Only organizers wait for it, one event at a time.
 * When the answer gets lost or the commit fails, ticket knows more than we do: the net is written down before,
 * apart, and goes with the commit. The event's row has to be locked.
 * @throws AppError capacity_below_sold
 */
export async function pushEvent(context: Context, tx: Tx, event: EventRow): Promise<void> {
  const due_at = new Date(context.clock.now().getTime() + NET_MS);
  await context.db.tx((apart) => context.tasks.ask(apart, "settle-event", event.id, { due_at }));
  await sendEvent(context, tx, event);
  context.tasks.drop(tx, "settle-event", event.id);
}

/** Tells ticket an event as it is in this transaction, and notes how many places that makes. */
export async function sendEvent(context: Context, tx: Tx, event: EventRow): Promise<void> {
  const [places, performances] = [await placesOfEvent(tx, event.id), await performancesOf(tx, [event.id])];
  const message = { ...messageOf(event, places, performances), version: await nextRevision(tx) };
  await context.tickets.putEvent(message, { timeoutMs: PUSH_MS });
  const performanceIds = performances.map(({ id }) => id);
  const { counts, accessPlaces } = await context.tickets.listCounts({ performanceIds, accessPlaces: true });
  await noteCounts(
    tx,
    counts.map(({ performanceId, zoneId, total, free }) => ({
      performance_id: performanceId,
      zone_id: zoneId,
      total,
      free,
    })),
  );
  await noteAccessPlaces(
    tx,
    performanceIds,
    accessPlaces.map(({ placeId, performanceId, kind, free }) => ({
      place_id: placeId,
      performance_id: performanceId,
      kind,
      free,
    })),
  );
}

function messageOf(event: EventRow, places: LayoutPlace[], performances: PerformanceRow[]) {
  const { offer } = event;
  const zones = new Map(offer.zones.map((zone) => [zone.key, zone.id]));
  const sections = new Map(offer.sections.map((section) => [section.key, section.id]));

  return {
    eventId: event.id,
    slug: event.slug,
    name: event.name,
    venueName: event.venue_name,
    timeZone: event.time_zone,
    organizationId: event.organization_id,
    // A draft is only known to ticket after a publishing that failed halfway.
    cancelled: event.status !== "PUBLISHED",
    performances: performances.map((row) => ({
      id: row.id,
      startsAt: timestampFromDate(row.starts_at),
      endsAt: timestampFromDate(row.ends_at),
      saleEndsAt: timestampFromDate(row.sale_ends_at),
      ...(row.doors_at ? { doorsAt: timestampFromDate(row.doors_at) } : {}),
      ...(row.sale_starts_at ? { saleStartsAt: timestampFromDate(row.sale_starts_at) } : {}),
      cancelled: row.status === "CANCELLED",
    })),
    zones: offer.zones.map(({ id, name, kind, color, capacity }) => ({ id, name, kind, color, capacity })),
    sections: offer.sections.map(({ id, name, zone_id }) => ({ id, name, zoneId: zone_id })),
    ticketTypes: offer.ticket_types.map((type) => ({
      id: type.id,
      name: type.name,
      minPerBooking: type.min_per_booking,
      maxPerBooking: type.max_per_booking,
      maxPerPerson: type.max_per_person ?? 0,
    })),
    prices: offer.prices.map((price) => ({
      zoneId: price.zone_id,
      ticketTypeId: price.ticket_type_id,
      priceAmount: BigInt(price.price_amount),
      priceCurrency: price.price_currency,
      taxBasisPoints: price.tax_basis_points,
      tiers: (price.tiers ?? []).map(({ price_amount, until, first }) => ({
        priceAmount: BigInt(price_amount),
        ...(until === undefined ? {} : { until: timestampFromDate(new Date(until)) }),
        first: first ?? 0,
      })),
    })),
    places: places.map(({ zone_key, section_key, row, label, x, y, kind }) => ({
      zoneId: zones.get(zone_key)!,
      sectionId: sections.get(section_key)!,
      row,
      label,
      x,
      y,
      kind,
    })),
    ...focusOf(offer, places),
    artFamily: artFamilyOf(event.category) ?? "",
  };
}

/** Where people look: the middle of the stage, else the front of the places. */
function focusOf({ shapes }: Offer, places: LayoutPlace[]): { focusX: number; focusY: number } {
  const stage = shapes.find(({ kind }) => kind === "STAGE")?.points;
  const points = stage ?? places.map(({ x, y }): [number, number] => [x, y]);
  if (points.length === 0) return { focusX: 0, focusY: 0 };
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of points)
    [left, right, top, bottom] = [
      Math.min(left, x),
      Math.max(right, x),
      Math.min(top, y),
      Math.max(bottom, y),
    ];
  return { focusX: (left + right) / 2, focusY: stage ? (top + bottom) / 2 : top };
}
