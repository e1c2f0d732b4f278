import type { Tx } from "../../platform/db/transaction.ts";
import { announceStock } from "./changes.ts";
import { lockProvidersOf, writeSlots } from "./choose-slots.ts";
import type { Context } from "./context.ts";
import { cancelAppointmentsOfHold } from "./db/appointments.ts";
import { freeHold, lockHold, noteRevision } from "./db/holds.ts";
import { changesBetween } from "./domain/changes.ts";
import type { HoldLine } from "./domain/offer.ts";

/**
 * Lets everything of a hold go, sold or not; its appointments are off. Idempotent.
 * @param revision 0 for whatever there is, otherwise only when the hold is not newer
 * @returns how many lines came free
 */
export async function releaseHold(
  context: Context,
  tx: Tx,
  hold_id: string,
  revision: number,
): Promise<number> {
  // A call that was overtaken by this one may still come: it will be known as older.
  if (revision !== 0) await noteRevision.run(tx, hold_id, revision, context.clock.now());
  const hold = await lockHold.one(tx, hold_id);
  if (!hold || hold.state === "RELEASED" || (revision !== 0 && hold.revision > revision)) return 0;
  const lines = hold.lines as HoldLine[];
  const changes = changesBetween(lines, []);
  await lockProvidersOf(tx, lines);
  await writeSlots(tx, changes);
  const freed = await freeHold.one(tx, hold_id, JSON.stringify(changes.stock));
  await announceStock(context, tx, changes.stock, freed?.moved, lines);
  if (hold.state === "COMMITTED") await cancelAppointmentsOfHold.run(tx, hold_id, context.clock.now());
  return lines.length;
}
