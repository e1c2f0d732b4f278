import type { MessageInitShape } from "@bufbuild/protobuf";
import { timestampDate, timestampFromDate } from "@bufbuild/protobuf/wkt";
import type {
  BuyerSchema,
  ItemSchema,
  Line as ProtoLine,
} from "../../contracts/gen/inventory/v1/inventory_pb.ts";
import { AppError, unavailable } from "../../platform/errors.ts";
import type { Context } from "./context.ts";
import { type BasketItem, type Line, ownersOf, quantityOf } from "./domain/basket.ts";

/** Whose hold it is, as the owners of inventory need to know it. */
export interface Hold {
  hold_id: string;
  booking_id: string;
  revision: number;
  until: Date;
  buyer: { user_id: string; contact_hash: string; guest: boolean };
}

/** Owners that were asked for something, so that it can be taken back. */
export type Asked = Set<string>;

/**
 * Reserves the items at their owners, one after the other.
 * @param asked collects the owners that may have changed their hold, the failing one too when it gave no answer
 * @returns the lines in the order of the items
 * @throws AppError what the owner refuses with
 */
export async function reserve(
  context: Context,
  hold: Hold,
  items: readonly BasketItem[],
  asked: Asked,
): Promise<Line[]> {
  const lines = new Map<string, Line>();
  for (const owner of ownersOf(items)) {
    const own = items.filter((item) => item.owner === owner);
    const { user_id, contact_hash, guest } = hold.buyer;
    const buyer: MessageInitShape<typeof BuyerSchema> = { userId: user_id, contactHash: contact_hash, guest };
    try {
      const answer = await context.inventory(owner).reserve({
        holdId: hold.hold_id,
        revision: hold.revision,
        bookingId: hold.booking_id,
        buyer,
        items: own.map(toItem),
        until: timestampFromDate(hold.until),
      });
      asked.add(owner);
      for (const line of answer.lines) lines.set(line.itemId, fromLine(line));
    } catch (error) {
      if (!isRefusal(error)) asked.add(owner);
      throw error;
    }
  }
  return items.map((item) => {
    const line = lines.get(item.id);
    if (line?.quantity !== quantityOf(item.wanted))
      throw new Error(`${item.owner} did not answer for every item`);
    return line;
  });
}

/** Makes what is held sold, at every owner; the first refusal ends it. @throws AppError */
export async function commit(
  context: Context,
  hold: Pick<Hold, "hold_id" | "booking_id" | "revision">,
  owners: readonly string[],
): Promise<void> {
  const { hold_id, booking_id, revision } = hold;
  for (const owner of owners)
    await context.inventory(owner).commit({ holdId: hold_id, bookingId: booking_id, revision });
}

/** Lets everything of the hold go at these owners, sold or not, unless a newer decision is known there. @throws AppError */
export async function release(
  context: Context,
  hold: Pick<Hold, "hold_id" | "revision">,
  owners: readonly string[],
  reason: string,
): Promise<void> {
  for (const owner of owners)
    await context.inventory(owner).release({ holdId: hold.hold_id, reason, revision: hold.revision });
}

/** Says whose the hold is to these owners, as it is known now. @throws AppError limit_exceeded */
export async function nameBuyerAt(
  context: Context,
  hold: Pick<Hold, "hold_id" | "buyer">,
  owners: readonly string[],
): Promise<void> {
  const { user_id, contact_hash, guest } = hold.buyer;
  const buyer = { userId: user_id, contactHash: contact_hash, guest };
  for (const owner of owners) await context.inventory(owner).nameBuyer({ holdId: hold.hold_id, buyer });
}

/** Moves the deadline at these owners. @throws AppError */
export async function extend(
  context: Context,
  hold_id: string,
  until: Date,
  owners: readonly string[],
): Promise<void> {
  for (const owner of owners)
    await context.inventory(owner).extend({ holdId: hold_id, until: timestampFromDate(until) });
}

/** True when an owner has judged and said no; anything else may have worked, or may work later. */
export function isRefusal(error: unknown): error is AppError {
  if (!(error instanceof AppError) || error.code === "stale_revision") return false;
  return [
    "invalid_argument",
    "permission_denied",
    "not_found",
    "already_exists",
    "failed_precondition",
  ].includes(error.kind);
}

/** A newer decision about the hold than ours is known at the owner: ours is no longer to be carried out. */
export function overtaken(error: unknown): boolean {
  return error instanceof AppError && error.code === "stale_revision";
}

/** What a request is told when it was overtaken: nothing is wrong, it may come again. */
export const comeAgain = (cause?: unknown) =>
  unavailable("The booking is being changed at this moment.", cause);

function toItem({ id, position, wanted }: BasketItem): MessageInitShape<typeof ItemSchema> {
  const item = { index: position, itemId: id, quantity: quantityOf(wanted) };
  switch (wanted.type) {
    case "place": {
      const { performance_id: performanceId, ticket_type_id: ticketTypeId } = wanted;
      const place =
        "place_id" in wanted
          ? { placeId: wanted.place_id }
          : { zoneId: wanted.zone_id, bestAvailable: wanted.best_available ?? false };
      return { ...item, wanted: { case: "place", value: { performanceId, ticketTypeId, ...place } } };
    }
    case "product":
      return {
        ...item,
        wanted: {
          case: "product",
          value: { productId: wanted.product_id, variantId: wanted.variant_id ?? "" },
        },
      };
    case "slot": {
      const startTime = timestampFromDate(new Date(wanted.start_time));
      return {
        ...item,
        wanted: {
          case: "slot",
          value: { productId: wanted.product_id, providerId: wanted.provider_id ?? "", startTime },
        },
      };
    }
  }
}

function fromLine(line: ProtoLine): Line {
  return {
    title: line.title,
    subtitle: line.subtitle,
    quantity: line.quantity,
    unit_price_amount: Number(line.unitPriceAmount),
    price_currency: line.priceCurrency,
    tax_basis_points: line.taxBasisPoints,
    organization_id: line.organizationId,
    start_time: line.startTime ? timestampDate(line.startTime).toISOString() : null,
    end_time: line.endTime ? timestampDate(line.endTime).toISOString() : null,
    time_zone: line.timeZone,
    provider_id: line.providerId || null,
    subject_id: line.subjectId || null,
    subject_slug: line.subjectSlug,
    places: line.places.map(({ placeId, section, row, label }) => ({
      place_id: placeId,
      section,
      row,
      label,
    })),
  };
}
