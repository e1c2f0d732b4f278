import type { MessageInitShape } from "@bufbuild/protobuf";
import { type Timestamp, timestampDate, timestampFromDate } from "@bufbuild/protobuf/wkt";
import type { Item, LineSchema } from "../../contracts/gen/inventory/v1/inventory_pb.ts";
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
 * The goods and times a call asks for.
 * @throws AppError validation_failed for what no well-formed basket holds
 */
export function readItems(items: readonly Item[]): Wanted[] {
  if (items.length === 0) throw invalid("/items", "too_small", "Nothing is asked for.");
  if (items.length > MAX_ITEMS) throw invalid("/items", "too_big", `At most ${MAX_ITEMS} items.`);
  return items.map(readItem);
}

function readItem({ index, itemId, quantity, wanted }: Item): Wanted {
  if (wanted.case !== "product" && wanted.case !== "slot")
    throw notValid("invalid_type", index, "Only goods and appointments are sold here.");
  const slot = wanted.case === "slot" ? wanted.value : undefined;
  const variant_id = wanted.case === "product" ? wanted.value.variantId : "";
  const provider_id = slot?.providerId ?? "";
  if (![wanted.value.productId, variant_id, provider_id].every((id, at) => (at > 0 && id === "") || isId(id)))
    throw notValid("not_found", index, "There is no such product.");
  if (quantity < 1 || quantity > MAX_QUANTITY)
    throw notValid("out_of_range", index, `From 1 to ${MAX_QUANTITY}.`);
  return {
    index,
    item_id: itemId,
    kind: wanted.case,
    product_id: wanted.value.productId,
    variant_id,
    provider_id,
    start_time: slot ? requireTime(slot.startTime, "start_time").toISOString() : "",
    quantity,
  };
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

/** A line as the contract has it. */
export function toLine(line: HoldLine): MessageInitShape<typeof LineSchema> {
  const { slot } = line;
  return {
    itemId: line.item_id,
    title: line.title,
    subtitle: line.subtitle,
    quantity: line.quantity,
    unitPriceAmount: BigInt(line.unit_price_amount),
    priceCurrency: line.price_currency,
    taxBasisPoints: line.tax_basis_points,
    organizationId: line.organization_id,
    ...(slot
      ? {
          startTime: timestampFromDate(new Date(slot.starts_at)),
          endTime: timestampFromDate(new Date(slot.ends_at)),
          providerId: slot.provider_id,
        }
      : {}),
    timeZone: line.time_zone,
    subjectId: line.product_id,
    subjectSlug: line.slug,
  };
}
