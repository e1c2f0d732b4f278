import type { MessageInitShape } from "@bufbuild/protobuf";
import { type Timestamp, timestampDate, timestampFromDate } from "@bufbuild/protobuf/wkt";
import type { Buyer, Item, LineSchema } from "../../contracts/gen/inventory/v1/inventory_pb.ts";
import { Id } from "../../contracts/types/ids.ts";
import type { FieldError } from "../../platform/errors.ts";
import { AppError, invalid } from "../../platform/errors.ts";
import type { HoldLine, Wanted } from "./domain/offer.ts";

const MAX_ITEMS = 100;
const MAX_QUANTITY = 100;
const isId = (text: string) => Id.safeParse(text).success;

/** An answer about certain items of the request. */
export function about(code: string, indexes: readonly number[], detail: string): FieldError[] {
  return indexes.map((index) => ({ pointer: `/items/${index}`, code, detail }));
}
export const notValid = (code: string, index: number, detail: string) =>
  invalid(`/items/${index}`, code, detail);

/**
 * The places a call asks for.
 * @throws AppError validation_failed for what no well-formed basket holds, the same place twice included
 */
export function readItems(items: readonly Item[]): Wanted[] {
  if (items.length === 0) throw invalid("/items", "too_small", "Nothing is asked for.");
  if (items.length > MAX_ITEMS) throw invalid("/items", "too_big", `At most ${MAX_ITEMS} items.`);
  const wanted = items.map(readItem);
  const seen = new Set<string>();
  for (const { index, place_id } of wanted) {
    if (place_id === "") continue;
    if (seen.has(place_id)) throw notValid("duplicate", index, "The same place is asked for twice.");
    seen.add(place_id);
  }
  return wanted;
}

function readItem({ index, itemId, quantity, wanted }: Item): Wanted {
  if (wanted.case !== "place") throw notValid("invalid_type", index, "Only places are sold here.");
  const { performanceId, ticketTypeId, placeId, zoneId, bestAvailable } = wanted.value;
  if (![performanceId, ticketTypeId, ...(placeId ? [placeId] : [zoneId])].every(isId))
    throw notValid("not_found", index, "There is no such place.");
  const count = placeId ? 1 : quantity;
  if (count < 1 || count > MAX_QUANTITY) throw notValid("out_of_range", index, `From 1 to ${MAX_QUANTITY}.`);
  return {
    index,
    item_id: itemId,
    performance_id: performanceId,
    ticket_type_id: ticketTypeId,
    place_id: placeId,
    zone_id: placeId ? "" : zoneId,
    quantity: count,
    best_available: bestAvailable && !placeId,
  };
}

/** Whom limits per person count: the user, for guests the e-mail address where it is known. */
export function personOf(buyer: Buyer | undefined): { user_id: string; person: string } {
  if (!buyer || !isId(buyer.userId))
    throw new AppError("invalid_argument", "validation_failed", { detail: "A buyer is needed." });
  const person = buyer.guest && buyer.contactHash ? `contact:${buyer.contactHash}` : `user:${buyer.userId}`;
  return { user_id: buyer.userId, person };
}

export function requireId(id: string, name: string): string {
  if (!isId(id))
    throw new AppError("invalid_argument", "validation_failed", { detail: `${name} is not an id.` });
  return id;
}

export function requireTime(time: Timestamp | undefined, name: string): Date {
  if (!time) throw new AppError("invalid_argument", "validation_failed", { detail: `${name} is missing.` });
  return timestampDate(time);
}

/** A line as the contract has it; standing places are counted, so theirs carry an id only. */
export function toLine(line: HoldLine, quantity = line.places.length): MessageInitShape<typeof LineSchema> {
  return {
    itemId: line.item_id,
    title: line.title,
    subtitle: line.subtitle,
    quantity,
    unitPriceAmount: BigInt(line.unit_price_amount),
    priceCurrency: line.price_currency,
    taxBasisPoints: line.tax_basis_points,
    organizationId: line.organization_id,
    startTime: timestampFromDate(new Date(line.starts_at)),
    endTime: timestampFromDate(new Date(line.ends_at)),
    timeZone: line.time_zone,
    places: line.places.toSorted(bySeat).map(({ id, section, row, label }) => ({
      placeId: id,
      section: section ?? "",
      row: row ?? "",
      label: label ?? "",
    })),
    subjectId: line.event_id,
    subjectSlug: line.event_slug,
  };
}

// Seat 9 comes before seat 10.
const collator = new Intl.Collator("en", { numeric: true });
const bySeat = (a: HoldLine["places"][number], b: HoldLine["places"][number]) =>
  collator.compare(`${a.section} ${a.row} ${a.label}`, `${b.section} ${b.row} ${b.label}`);
