import type { WantedItem } from "../../../contracts/types/items.ts";
import { AppError } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import type { Context } from "../context.ts";
import { type Item, itemsOf, replaceItemsOf } from "../db/booking-items.ts";
import { type Booking, lockBooking, patchBooking } from "../db/bookings.ts";
import { basketOf, type BasketItem, ownersOf } from "../domain/basket.ts";
import type { PaymentStatus } from "../domain/statuses.ts";
import type { Totals } from "../domain/totals.ts";
import { type Asked, comeAgain, type Hold, overtaken, reserve } from "../inventory.ts";
import { requireOpen, requireSameSeller, requireSellers, sumUp } from "./checks.ts";
import { itemsWith } from "./create.ts";
import { record } from "./record.ts";
import { CHANGE_MS, restoreHold } from "./restore-hold.ts";

/** A change of the basket that nobody else can begin meanwhile. */
interface Claim {
  booking: Booking;
  revision: number;
  before: Item[];
  basket: BasketItem[];
}

/**
 * Makes the basket be exactly this, all or nothing. First the change is claimed and its undoing asked for, should
 * this process die; then the owners reserve, payment follows the price, and all is written; or everything is
 * put back.
 * @param seen the booking in the version that the customer saw
 * @throws AppError version_mismatch, payment_in_progress, invalid_state and whatever owners or payment refuse with
 */
export async function changeItems(
  context: Context,
  seen: Booking,
  buyer: Hold["buyer"],
  wanted: readonly WantedItem[],
): Promise<{ booking: Booking; items: Item[] }> {
  const { change_revision, change_until } = seen;
  // One that died or failed half-way is put back first: its task would come to it a little later.
  if (change_revision !== null && change_until && change_until <= context.clock.now())
    await restoreHold(context, seen.id, change_revision);
  const claim = await claimChange(context, seen, wanted);
  const { booking, revision, basket } = claim;
  const asked: Asked = new Set();
  try {
    const hold = {
      hold_id: booking.hold_id,
      booking_id: booking.id,
      revision,
      until: booking.expires_at,
      buyer,
    };
    const lines = await reserve(context, hold, basket, asked);
    const totals = sumUp(lines);
    requireSameSeller(booking, totals);
    // Also when the price stays: whether money is moving is the provider's answer, not our guess.
    if (totals.price_amount > 0 || booking.price_amount > 0) {
      await context.payments.reprice({
        bookingId: booking.id,
        priceAmount: BigInt(totals.price_amount),
        priceCurrency: totals.price_currency,
      });
    }
    return await writeChange(context, claim, totals, itemsWith(booking.id, basket, lines));
  } catch (error) {
    await undo(context, claim, asked);
    throw overtaken(error) ? comeAgain(error) : error;
  }
}

async function claimChange(context: Context, seen: Booking, wanted: readonly WantedItem[]): Promise<Claim> {
  const now = context.clock.now();
  return context.db.tx(async (tx) => {
    const booking = (await lockBooking(tx, seen.id))!;
    if (booking.version !== seen.version) throw changedMeanwhile();
    requireOpen(booking, now);
    // Whoever changes it now has seen the same version and was faster; one that died is being put back.
    if (booking.change_until && booking.change_until > now) throw changedMeanwhile();
    if (booking.change_revision !== null) throw comeAgain();
    const before = await itemsOf(tx, booking.id);
    const basket = basketOf(wanted, before, newId);
    requireSellers(context, basket);
    const revision = booking.hold_revision + 1;
    const change_until = new Date(now.getTime() + CHANGE_MS);
    const owners = ownersOf([...booking.owners, ...ownersOf(basket)].map((owner) => ({ owner })));
    patchBooking(
      tx,
      booking,
      { hold_revision: revision, change_revision: revision, change_until, owners },
      [],
      now,
    );
    context.tasks.ask(tx, "restore-hold", booking.id, { data: { revision }, due_at: change_until });
    return { booking, revision, before, basket };
  });
}

async function writeChange(
  context: Context,
  claim: Claim,
  totals: Totals,
  items: Item[],
): Promise<{ booking: Booking; items: Item[] }> {
  const { start_time, end_time, price_amount, tax_amount } = totals;
  return context.db.tx(async (tx) => {
    const booking = (await lockBooking(tx, claim.booking.id))!;
    requireOpen(booking, claim.booking.created_at);
    if (booking.change_revision !== claim.revision) throw changedMeanwhile();
    await replaceItemsOf(tx, booking.id, items);
    const saved = await record(
      context,
      tx,
      booking,
      {
        price_amount,
        tax_amount,
        payment_status: paymentStatusOf(price_amount, booking.payment_status),
        start_time: start_time === null ? null : new Date(start_time),
        end_time: end_time === null ? null : new Date(end_time),
        change_revision: null,
        change_until: null,
      },
      { reason: "items_changed", actor: `user:${booking.user_id}` },
    );
    context.tasks.drop(tx, "restore-hold", booking.id);
    const kept = ownersOf(items);
    if (claim.before.some(({ owner }) => !kept.includes(owner)))
      context.tasks.ask(tx, "release-holds", booking.id);
    return { booking: saved, items };
  });
}

/** Puts back what a failed change may have moved; when that fails too, its task goes on with it. */
async function undo(context: Context, { booking, revision }: Claim, asked: Asked): Promise<void> {
  const nothingMoved = asked.size === 0;
  await restoreHold(context, booking.id, revision, nothingMoved).catch((error: unknown) =>
    context.log.warn({ error, booking_id: booking.id }, "a basket is put back later"),
  );
}

function paymentStatusOf(price_amount: number, before: PaymentStatus): PaymentStatus {
  if (price_amount === 0) return "NOT_REQUIRED";
  return before === "NOT_REQUIRED" ? "PENDING" : before;
}

const changedMeanwhile = () =>
  new AppError("failed_precondition", "version_mismatch", {
    detail: "Somebody changed it meanwhile; read it again.",
  });
