import type { Tx } from "../../platform/db/transaction.ts";
import { notFound } from "../../platform/errors.ts";
import { countPerson, uncountPerson } from "./count-person.ts";
import { lockHold, nameHolderOf } from "./db/holds.ts";
import { listOffers } from "./db/offers.ts";
import type { HoldLine, Offer } from "./domain/offer.ts";

/**
 * Counts a hold for another person than before. What lapsed is counted when it is taken again; what is sold
 * stays counted as it was. Idempotent.
 * @throws AppError limit_exceeded, not_found
 */
export async function nameHolder(tx: Tx, hold_id: string, person: string): Promise<void> {
  const hold = await lockHold.one(tx, hold_id);
  if (!hold) throw notFound("There is no such hold.");
  if (hold.person === null || hold.person === person || hold.state === "COMMITTED") return;
  if (hold.state === "HELD") {
    const lines = hold.lines as HoldLine[];
    const listed = await listOffers.one(tx, [...new Set(lines.map(({ performance_id }) => performance_id))]);
    const offers = (listed!.offers as Offer[]).map((offer) => [offer.performance_id, offer] as const);
    await uncountPerson(tx, hold.person, lines);
    await countPerson(tx, person, lines, new Map(offers));
  }
  await nameHolderOf.run(tx, hold_id, person);
}
