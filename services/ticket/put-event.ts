import { createHash } from "node:crypto";
import { timestampDate, type Timestamp } from "@bufbuild/protobuf/wkt";
import type { PriceTier as MessagedTier, PutEventRequest } from "../../contracts/gen/ticket/v1/ticket_pb.ts";
import type { PriceTier } from "../../contracts/types/price-tiers.ts";
import type { Tx } from "../../platform/db/transaction.ts";
import { announce } from "./changes.ts";
import type { Context } from "./context.ts";
import {
  bumpSeating,
  deletePrices,
  insertPrices,
  listPerformanceIds,
  removeOtherSections,
  removeOtherZones,
  setLayoutHash,
  upsertEvent,
  upsertPerformances,
  upsertSections,
  upsertTicketTypes,
  upsertZones,
  withdrawPerformances,
} from "./db/events.ts";
import { belowSold, fitStanding, layoutOf, replaceSeats, writeSeats } from "./put-places.ts";

/**
 * Takes over what an event sells; again and again without harm. An older push than the known one is ignored.
 * @throws AppError capacity_below_sold when a place or a performance would go that somebody has
 */
export async function putEvent(context: Context, tx: Tx, request: PutEventRequest): Promise<void> {
  const { eventId } = request;
  const event = await upsertEvent.one(
    tx,
    eventId,
    request.slug,
    request.name,
    request.venueName,
    request.timeZone,
    request.organizationId,
    request.cancelled,
    request.version,
    request.artFamily,
  );
  if (!event) return;
  await context.keys.create(tx, eventId, context.clock.now());
  await writeOffer(tx, request);
  const before = new Set((await listPerformanceIds.all(tx, eventId)).map(({ id }) => id));
  await writePerformances(tx, request, before);
  await writePlaces(context, tx, request, before, event.layout_hash);
}

async function writeOffer(
  tx: Tx,
  { eventId, zones, sections, ticketTypes, prices }: PutEventRequest,
): Promise<void> {
  await upsertZones.run(
    tx,
    eventId,
    json(
      zones.map(({ id, name, kind, color, capacity }, rank) => ({ id, name, kind, color, capacity, rank })),
    ),
  );
  await upsertSections.run(
    tx,
    eventId,
    json(sections.map(({ id, name, zoneId }, rank) => ({ id, name, zone_id: zoneId, rank }))),
  );
  await removeOtherSections.run(
    tx,
    eventId,
    sections.map(({ id }) => id),
  );
  await removeOtherZones.run(
    tx,
    eventId,
    zones.map(({ id }) => id),
  );
  await upsertTicketTypes.run(
    tx,
    eventId,
    json(
      ticketTypes.map(({ id, name, minPerBooking, maxPerBooking, maxPerPerson }) => ({
        id,
        name,
        min_per_booking: minPerBooking,
        max_per_booking: maxPerBooking,
        max_per_person: maxPerPerson || null,
      })),
    ),
  );
  await deletePrices.run(tx, eventId);
  await insertPrices.run(
    tx,
    eventId,
    json(
      prices.map((price) => ({
        zone_id: price.zoneId,
        ticket_type_id: price.ticketTypeId,
        price_amount: Number(price.priceAmount),
        price_currency: price.priceCurrency,
        tax_basis_points: price.taxBasisPoints,
        tiers: price.tiers.map(tierOf),
      })),
    ),
  );
}

async function writePerformances(
  tx: Tx,
  { eventId, performances }: PutEventRequest,
  before: ReadonlySet<string>,
): Promise<void> {
  const rows = performances.map(({ id, startsAt, endsAt, doorsAt, saleStartsAt, saleEndsAt, cancelled }) => ({
    id,
    starts_at: time(startsAt),
    ends_at: time(endsAt),
    doors_at: time(doorsAt),
    sale_starts_at: time(saleStartsAt),
    sale_ends_at: time(saleEndsAt),
    cancelled,
  }));
  await upsertPerformances.run(tx, eventId, json(rows));
  const gone = [...before].filter((id) => !performances.some((performance) => performance.id === id));
  if (gone.length > 0 && (await withdrawPerformances.run(tx, gone)) < gone.length)
    throw belowSold("Somebody has a ticket or a hold for the performance.");
}

async function writePlaces(
  context: Context,
  tx: Tx,
  request: PutEventRequest,
  before: ReadonlySet<string>,
  known_hash: string,
): Promise<void> {
  const { eventId, performances } = request;
  const layout = layoutOf(request);
  const named = request.sections.map(({ id, name }) => ({ id, name }));
  const hash = createHash("sha256")
    .update(json([layout, named]))
    .digest("base64url");
  const fresh = performances.filter(({ id }) => !before.has(id)).map(({ id }) => id);
  const known = performances.filter(({ id }) => before.has(id)).map(({ id }) => id);
  for (const id of fresh) await writeSeats(tx, id, layout);
  const changes = [];
  if (hash !== known_hash) {
    for (const id of known) changes.push(...(await replaceSeats(tx, eventId, id, layout)));
    await setLayoutHash.run(tx, eventId, hash);
    await bumpSeating.run(tx, known);
  }
  changes.push(...(await fitStanding(tx, request, fresh, layout.length)));
  // Nobody watches what was not there before.
  await announce(
    context,
    tx,
    changes.filter(({ performance_id }) => before.has(performance_id)),
  );
}

const tierOf = ({ priceAmount, until, first }: MessagedTier): PriceTier => ({
  price_amount: Number(priceAmount),
  ...(until ? { until: timestampDate(until).toISOString() } : {}),
  ...(first > 0 ? { first } : {}),
});
const json = (value: unknown) => JSON.stringify(value);
const time = (at: Timestamp | undefined): Date | null => (at ? timestampDate(at) : null);
