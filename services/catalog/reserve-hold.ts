import { createHash } from "node:crypto";
import type { Tx } from "../../platform/db/transaction.ts";
import { invalidState } from "../../platform/errors.ts";
import { announceStock } from "./changes.ts";
import { chooseSlots, writeSlots } from "./choose-slots.ts";
import type { Context } from "./context.ts";
import { writeHold } from "./db/holds.ts";
import { openHold } from "./db/offers.ts";
import { changesBetween } from "./domain/changes.ts";
import type { HoldLine, Offer, Wanted } from "./domain/offer.ts";
import { checkOffers, staleRevision } from "./price-items.ts";

export interface HoldRequest {
  hold_id: string;
  booking_id: string;
  revision: number;
  wanted: Wanted[];
  /** Booking's deadline. */
  until: Date;
}

/**
 * Makes the hold be exactly these goods and times, in one transaction: what is no longer wanted is given back, what
 * still is stays, what is new is taken, or nothing changes. Five round trips for goods: begin, hold and offers,
 * stock and hold, event, commit; times are three more. Locks are taken in one order by everybody: the hold, its
 * providers by id, its variants by id.
 * @throws AppError stale_revision, invalid_state and everything a basket can be refused for
 */
export const reserveHold = (context: Context, request: HoldRequest): Promise<HoldLine[]> =>
  context.db.tx((tx) => reserve(context, tx, request));

async function reserve(context: Context, tx: Tx, request: HoldRequest): Promise<HoldLine[]> {
  const { hold_id, revision, wanted } = request;
  const now = context.clock.now();
  const products = [...new Set(wanted.map(({ product_id }) => product_id))];
  const opened = await openHold.one(tx, hold_id, request.booking_id, now, products);
  if (!opened) throw new Error("the hold was neither made nor found");
  const items_hash = hashItems(wanted);
  const live = opened.state === "HELD";
  if (
    revision < opened.revision ||
    (live && revision === opened.revision && items_hash !== opened.items_hash)
  )
    throw staleRevision();
  if (opened.was_committed) throw invalidState("What this hold had is sold.");
  const old = live ? (opened.lines as HoldLine[]) : [];
  if (live && revision === opened.revision) return old;

  const { goods, slots } = checkOffers(opened.offers as Offer[], wanted, now);
  const chosen = await chooseSlots(tx, slots, old);
  const lines = [...goods, ...chosen].toSorted((a, b) => a.index - b.index);
  const changes = changesBetween(old, lines);
  await writeSlots(tx, changes);
  const lapse_at = new Date(request.until.getTime() + context.config.hold_grace_seconds * 1000);
  const written = await writeHold.one(
    tx,
    hold_id,
    JSON.stringify(changes.stock),
    revision,
    items_hash,
    JSON.stringify(lines),
    request.booking_id,
    request.until,
    lapse_at,
  );
  await announceStock(context, tx, changes.stock, written?.moved, lines);
  return lines;
}

/** Item ids are part of it: the lines that are answered carry them. */
function hashItems(wanted: readonly Wanted[]): string {
  return createHash("sha256").update(JSON.stringify(wanted)).digest("base64url");
}
