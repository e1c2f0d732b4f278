import type { Tx } from "../../platform/db/transaction.ts";
import { invalidState, notFound } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { announceStock } from "./changes.ts";
import { retakeSlots, writeSlots } from "./choose-slots.ts";
import type { Context } from "./context.ts";
import { insertAppointments } from "./db/appointments.ts";
import { lockHold, raiseRevision, sellHold } from "./db/holds.ts";
import { changesBetween } from "./domain/changes.ts";
import type { HoldLine } from "./domain/offer.ts";
import { staleRevision } from "./price-items.ts";

export interface CommitRequest {
  hold_id: string;
  booking_id: string;
  /** Of the decision to sell; 0: whatever the hold's is. */
  revision: number;
}

/**
 * Turns a hold into what was sold, in one transaction: the stock stays taken, the times become appointments. A hold
 * that lapsed takes everything again where it is free. Idempotent.
 * @returns how many lines were sold, 0 when it was done before
 * @throws AppError stale_revision when a newer decision is known; sold_out, invalid_state (sold and given back): the
 *   money has to go back
 */
export async function commitHold(
  context: Context,
  tx: Tx,
  { hold_id, booking_id, revision }: CommitRequest,
): Promise<number> {
  const hold = await lockHold.one(tx, hold_id);
  if (!hold) throw notFound("There is no such hold.");
  if (revision !== 0 && revision < hold.revision) throw staleRevision();
  if (hold.state === "COMMITTED") {
    if (revision > hold.revision) await raiseRevision.run(tx, hold_id, revision);
    return 0;
  }
  if (hold.was_committed) throw invalidState("What this hold had was sold and given back.");
  const lines = hold.lines as HoldLine[];
  if (lines.length === 0) throw notFound("This hold never had anything.");
  const changes = changesBetween(hold.state === "RELEASED" ? [] : lines, lines);
  if (changes.taken.length > 0) await retakeSlots(tx, lines);
  await writeSlots(tx, changes);
  const now = context.clock.now();
  const sold = await sellHold.one(
    tx,
    hold_id,
    JSON.stringify(changes.stock),
    now,
    booking_id,
    Math.max(hold.revision, revision),
  );
  await announceStock(context, tx, changes.stock, sold?.moved, lines);
  const appointments = appointmentsOf(lines, { hold_id, booking_id, created_at: now });
  if (appointments.length > 0) await insertAppointments.run(tx, JSON.stringify(appointments));
  return lines.length;
}

function appointmentsOf(
  lines: readonly HoldLine[],
  common: { hold_id: string; booking_id: string; created_at: Date },
) {
  return lines.flatMap(
    ({ slot, item_id, organization_id, product_id, title, location, time_zone, quantity }) =>
      slot
        ? [
            {
              ...common,
              id: newId(),
              item_id,
              organization_id,
              product_id,
              title,
              location,
              time_zone,
              quantity,
              provider_id: slot.provider_id,
              provider_name: slot.provider_name,
              starts_at: slot.starts_at,
              ends_at: slot.ends_at,
              status: "BOOKED",
            },
          ]
        : [],
  );
}
