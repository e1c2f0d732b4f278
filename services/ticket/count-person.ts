import type { Tx } from "../../platform/db/transaction.ts";
import { addCounts, subtractCounts } from "./db/person-counts.ts";
import type { HoldLine, Offer } from "./domain/offer.ts";
import { limitExceeded } from "./price-items.ts";
import { about } from "./wanted-items.ts";

interface Tally {
  event_id: string;
  ticket_type_id: string;
  count: number;
}

/**
 * Counts what a person has of ticket types with a limit, held and sold, over all baskets. The rows stay
 * locked until the commit, so that parallel baskets see each other.
 * @param offers with the limits; without them nothing is refused (what was paid is not judged again)
 * @throws AppError limit_exceeded
 */
export async function countPerson(
  tx: Tx,
  person: string,
  lines: readonly HoldLine[],
  offers?: Map<string, Offer>,
): Promise<void> {
  const tallies = tally(lines);
  if (tallies.length === 0) return;
  const counts = await addCounts.all(tx, ...columns(tallies, person));
  if (!offers) return;
  const types = new Map(
    [...offers.values()].flatMap((offer) => offer.ticket_types).map((type) => [type.id, type]),
  );
  const over = counts.filter(
    ({ ticket_type_id, count }) => count > (types.get(ticket_type_id)?.max_per_person ?? Infinity),
  );
  if (over.length === 0) return;
  throw limitExceeded(
    over.flatMap(({ ticket_type_id }) => {
      const indexes = lines
        .filter((line) => line.ticket_type_id === ticket_type_id)
        .map(({ index }) => index);
      return about(
        "too_many_per_person",
        indexes,
        `At most ${types.get(ticket_type_id)?.max_per_person} a person.`,
      );
    }),
  );
}

/** Gives back what a hold let go. */
export async function uncountPerson(tx: Tx, person: string, lines: readonly HoldLine[]): Promise<void> {
  const tallies = tally(lines);
  if (tallies.length > 0) await subtractCounts.run(tx, ...columns(tallies, person));
}

function tally(lines: readonly HoldLine[]): Tally[] {
  const counted = lines.filter((line) => line.counted && line.places.length > 0);
  return [...Map.groupBy(counted, (line) => line.ticket_type_id)].map(([ticket_type_id, list]) => ({
    event_id: list[0]!.event_id,
    ticket_type_id,
    count: list.reduce((sum, { places }) => sum + places.length, 0),
  }));
}

const columns = (tallies: readonly Tally[], person: string) =>
  [
    tallies.map(({ event_id }) => event_id),
    tallies.map(({ ticket_type_id }) => ticket_type_id),
    tallies.map(() => person),
    tallies.map(({ count }) => count),
  ] as const;
