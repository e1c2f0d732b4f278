import { randomBytes } from "node:crypto";
import { bookingCreated } from "../../../contracts/events/booking.ts";
import type { WantedItem } from "../../../contracts/types/items.ts";
import { violates } from "../../../platform/db/database.ts";
import type { Tx } from "../../../platform/db/transaction.ts";
import { AppError } from "../../../platform/errors.ts";
import { twinWasFaster } from "../../../platform/http/idempotency.ts";
import { derivedId } from "../../../platform/ids.ts";
import type { Context } from "../context.ts";
import { type Booking, findBooking, insertBooking } from "../db/bookings.ts";
import type { Item } from "../db/booking-items.ts";
import type { Attribution } from "../domain/attribution.ts";
import { keptAttribution } from "../domain/attribution.ts";
import { type BasketItem, basketOf, type Line, ownersOf } from "../domain/basket.ts";
import { firstDeadline } from "../domain/deadline.ts";
import { REFERENCE_BYTES, referenceOf } from "../domain/reference.ts";
import { lineTotal } from "../domain/totals.ts";
import { happened } from "../facts.ts";
import { type Asked, type Hold, overtaken, release, reserve } from "../inventory.ts";
import { stateOf } from "../view.ts";
import { contactRequired, requireSellers, sumUp } from "./checks.ts";

const FIRST_REVISION = 1;
const REFERENCE_TRIES = 5;
/** The net under a free booking whose request dies between holding and confirming. */
const CONFIRM_NET_MS = 10_000;

/** What a request for a new booking amounts to before anybody was asked. */
export interface Plan {
  hold: Hold;
  items: BasketItem[];
  has_email: boolean;
  draft: boolean;
  attribution: Attribution | undefined;
  metadata: Record<string, unknown> | undefined;
  locale: Promise<string>;
  created_at: Date;
}

export interface Request {
  buyer: Hold["buyer"];
  has_email: boolean;
  idempotency_key: string;
  raw: Buffer;
  items: WantedItem[];
}

/**
 * All ids follow from the request: a retry after a crash meets its own hold. The body is part of it, so that the
 * same key with another body, which loses, has a hold of its own that can be let go.
 */
export function planOf(
  context: Context,
  request: Request,
  rest: Pick<Plan, "draft" | "attribution" | "metadata" | "locale">,
): Plan {
  const created_at = context.clock.now();
  const hold_id = derivedId(
    "hold",
    request.buyer.user_id,
    request.idempotency_key,
    request.raw.toString("base64url"),
  );
  const booking_id = derivedId("booking", hold_id);
  const items = basketOf(request.items, [], (position) => derivedId("item", hold_id, String(position)));
  requireSellers(context, items);
  const until = firstDeadline(created_at, context.config);
  const hold = { hold_id, booking_id, revision: FIRST_REVISION, until, buyer: request.buyer };
  return { hold, items, has_email: request.has_email, created_at, ...rest };
}

/** A booking that is held but not written yet. */
export interface Held {
  booking: Booking;
  items: Item[];
  /** Free and not a draft: it is confirmed at once. */
  confirm_now: boolean;
}

/**
 * Holds everything of a plan, or nothing.
 * @returns undefined when an earlier try of the same request has written the booking
 * @throws AppError what the owners refuse with; validation_failed for a mixture; contact_required
 */
export async function holdAll(context: Context, plan: Plan): Promise<Held | undefined> {
  const asked: Asked = new Set();
  try {
    const lines = await reserve(context, plan.hold, plan.items, asked);
    const totals = sumUp(lines);
    const confirm_now = totals.price_amount === 0 && !plan.draft;
    if (confirm_now && !plan.has_email) throw contactRequired();
    const booking = bookingOf(plan, totals, confirm_now, await plan.locale);
    return { booking, items: itemsWith(booking.id, plan.items, lines), confirm_now };
  } catch (error) {
    if (await findBooking(context.db, plan.hold.booking_id)) return undefined;
    await letGo(context, plan.hold, asked);
    if (overtaken(error))
      throw new AppError("failed_precondition", "idempotency_key_in_progress", {
        detail: "The same request is still being worked on.",
        retry_after_s: 1,
        cause: error,
      });
    throw error;
  }
}

/**
 * Writes what is held, with what else belongs into the transaction.
 * @returns what `also` returned; undefined when an earlier try of the same request has written the booking
 */
export async function writeHeld<T>(
  context: Context,
  held: Held,
  also: (tx: Tx) => T,
): Promise<T | undefined> {
  for (let attempt = 1; ; attempt++) {
    const reference = referenceOf(randomBytes(REFERENCE_BYTES));
    held.booking = { ...held.booking, reference };
    try {
      return await context.db.tx((tx) => {
        write(context, tx, held);
        return also(tx);
      });
    } catch (error) {
      if (violates(error, "bookings_pkey")) return undefined;
      if (violates(error, "bookings_reference_key") && attempt < REFERENCE_TRIES) continue;
      // The key belongs to a request with another body: this one's hold is nobody's.
      if (twinWasFaster(error) && !(await findBooking(context.db, held.booking.id)))
        await letGo(context, { ...held.booking, revision: FIRST_REVISION }, new Set(held.booking.owners));
      throw error;
    }
  }
}

function write(context: Context, tx: Tx, { booking, items, confirm_now }: Held): void {
  const actor = `user:${booking.user_id}`;
  const from = { from_state: null, reason: "by_customer", note: null, actor };
  const moves = [
    { axis: "status", to_state: booking.status, ...from } as const,
    { axis: "payment_status", to_state: booking.payment_status, ...from } as const,
  ];
  insertBooking(tx, booking, items, moves);
  context.outbox.add(tx, bookingCreated, stateOf(booking, "by_customer"));
  if (confirm_now)
    context.tasks.ask(tx, "confirm-booking", booking.id, {
      due_at: new Date(context.clock.now().getTime() + CONFIRM_NET_MS),
    });
  tx.afterCommit(() => happened(context, booking, "by_customer"));
}

/** Best effort: what is not let go now lapses by itself, as no booking knows it. */
async function letGo(
  context: Context,
  hold: Pick<Hold, "hold_id" | "revision">,
  owners: Asked,
): Promise<void> {
  await release(context, hold, [...owners], "not_booked").catch((error: unknown) =>
    context.log.warn({ error, hold_id: hold.hold_id }, "a hold is left to lapse"),
  );
}

/** Items as they are stored: what was asked for and the owner's answer. */
export function itemsWith(booking_id: string, items: readonly BasketItem[], lines: readonly Line[]): Item[] {
  return items.map((item, at) => {
    const line = lines[at]!;
    const { quantity, unit_price_amount, tax_basis_points, subject_id } = line;
    return {
      ...item,
      booking_id,
      type: item.wanted.type,
      line,
      quantity,
      unit_price_amount,
      tax_basis_points,
      subject_id,
      ...lineTotal(line),
    };
  });
}

function bookingOf(
  plan: Plan,
  totals: ReturnType<typeof sumUp>,
  confirm_now: boolean,
  locale: string,
): Booking {
  const { hold, created_at } = plan;
  const { start_time, end_time, ...sums } = totals;
  return {
    id: hold.booking_id,
    reference: "",
    ...hold.buyer,
    ...sums,
    status: "PENDING",
    payment_status: totals.price_amount === 0 ? "NOT_REQUIRED" : "PENDING",
    payment_id: null,
    paid_amount: null,
    draft: plan.draft,
    locale,
    metadata: plan.metadata ?? null,
    attribution: keptAttribution(plan.attribution),
    start_time: start_time === null ? null : new Date(start_time),
    end_time: end_time === null ? null : new Date(end_time),
    created_at,
    updated_at: created_at,
    expires_at: hold.until,
    prolonged: false,
    settled_at: confirm_now ? created_at : null,
    confirmed_at: null,
    remind_at: null,
    version: 1,
    hold_id: hold.hold_id,
    hold_revision: hold.revision,
    owners: ownersOf(plan.items),
    change_revision: null,
    change_until: null,
  };
}
