import type { PutEventRequest } from "../../contracts/gen/ticket/v1/ticket_pb.ts";
import type { Tx } from "../../platform/db/transaction.ts";
import { conflict } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import type { PlaceChange } from "./changes.ts";
import {
  countStanding,
  deleteUnsold,
  insertSeats,
  insertStanding,
  listKnownSeats,
  moveSeats,
  takeUnsoldStanding,
} from "./db/place-rows.ts";
import { standpointsOf } from "./domain/row-blocks.ts";

export const belowSold = (detail: string) => conflict("capacity_below_sold", detail);

/** A numbered place as every performance of an event has it. */
export interface LayoutSeat {
  zone_id: string;
  section_id: string;
  row: string;
  label: string;
  x: number;
  y: number;
  kind: string;
  rank: number;
  block: number;
  block_index: number;
  distance: number;
}

export function layoutOf({ places, focusX, focusY }: PutEventRequest): LayoutSeat[] {
  const seats = places.map(({ zoneId, sectionId, row, label, x, y, kind }, rank) => ({
    zone_id: zoneId,
    section_id: sectionId,
    row,
    label,
    x,
    y,
    kind,
    rank,
  }));
  const standpoints = standpointsOf(seats, { x: focusX, y: focusY });
  return seats.map((seat, index) => ({ ...seat, ...standpoints[index]! }));
}

/** One statement for an arena; more than that comes near the time a statement may take. */
const ROWS_A_STATEMENT = 20_000;

function* parts<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT)
    yield rows.slice(from, from + ROWS_A_STATEMENT);
}

const column = <Key extends keyof LayoutSeat>(seats: readonly LayoutSeat[], key: Key) =>
  seats.map((seat) => seat[key]);

/** Ids rise with the rank, so that locking by id goes along the rows. @returns the ids */
export async function writeSeats(
  tx: Tx,
  performance_id: string,
  all: readonly LayoutSeat[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const seats of parts(all)) {
    const made = seats.map(() => newId());
    await insertSeats.run(
      tx,
      performance_id,
      made,
      column(seats, "zone_id"),
      column(seats, "section_id"),
      column(seats, "row"),
      column(seats, "label"),
      column(seats, "x"),
      column(seats, "y"),
      column(seats, "kind"),
      column(seats, "rank"),
      column(seats, "block"),
      column(seats, "block_index"),
      column(seats, "distance"),
    );
    ids.push(...made);
  }
  return ids;
}

/**
 * Another layout for a performance that is already sold from: places with the same name stay who they are. What
 * somebody has keeps its zone and its kind, and is only drawn elsewhere.
 * @throws AppError capacity_below_sold
 */
export async function replaceSeats(
  tx: Tx,
  event_id: string,
  performance_id: string,
  seats: readonly LayoutSeat[],
): Promise<PlaceChange[]> {
  const known = new Map(
    (await listKnownSeats.all(tx, performance_id)).map((row) => [
      nameOf(row.section_id, row.row_name, row.label),
      row,
    ]),
  );
  const kept: { seat: LayoutSeat; row: KnownSeat }[] = [];
  const added: LayoutSeat[] = [];
  for (const seat of seats) {
    const name = nameOf(seat.section_id, seat.row, seat.label);
    const row = known.get(name);
    if (row) kept.push({ seat, row });
    else added.push(seat);
    known.delete(name);
  }
  const gone = [...known.values()];
  await removeSeats(tx, gone);
  await moveKnown(tx, kept);
  const ids = await writeSeats(tx, performance_id, added);

  const common = { event_id, performance_id };
  const leaves = ({ id, zone_id, status }: KnownSeat, numbered: boolean): PlaceChange => ({
    ...common,
    id,
    zone_id,
    numbered,
    to: "taken",
    free_change: status === "FREE" ? -1 : 0,
  });
  const joins = (id: string, zone_id: string, numbered: boolean): PlaceChange => ({
    ...common,
    id,
    zone_id,
    numbered,
    to: "freed",
    free_change: 1,
  });
  const moved = kept.filter(({ seat, row }) => seat.zone_id !== row.zone_id && row.status === "FREE");
  return [
    ...gone.map((row) => leaves(row, true)),
    ...added.map((seat, index) => joins(ids[index]!, seat.zone_id, true)),
    // Who could have it still can: only the counts of its zones change.
    ...moved.flatMap(({ seat, row }) => [leaves(row, false), joins(row.id, seat.zone_id, false)]),
  ];
}

type KnownSeat = Awaited<ReturnType<typeof listKnownSeats.all>>[number];
const isTaken = ({ status }: KnownSeat) => status === "HELD" || status === "SOLD";

async function removeSeats(tx: Tx, gone: readonly KnownSeat[]): Promise<void> {
  if (gone.length === 0) return;
  const removed = await deleteUnsold.run(
    tx,
    gone.map(({ id }) => id),
  );
  if (removed < gone.length) throw belowSold("Somebody has a place that would go.");
}

const DRAWN = ["zone_id", "x", "y", "kind", "rank", "block", "block_index", "distance"] as const;

async function moveKnown(tx: Tx, kept: readonly { seat: LayoutSeat; row: KnownSeat }[]): Promise<void> {
  if (kept.some(({ seat, row }) => isTaken(row) && (seat.zone_id !== row.zone_id || seat.kind !== row.kind)))
    throw belowSold("Somebody has a place that would be in another zone or of another kind.");
  // Most of an arena stays where it is, and writing it anew takes seconds.
  const moved = kept.filter(({ seat, row }) => DRAWN.some((field) => seat[field] !== row[field]));
  if (moved.length === 0) return;
  const seats = moved.map(({ seat }) => seat);
  await moveSeats.run(
    tx,
    moved.map(({ row }) => row.id),
    column(seats, "zone_id"),
    column(seats, "x"),
    column(seats, "y"),
    column(seats, "kind"),
    column(seats, "rank"),
    column(seats, "block"),
    column(seats, "block_index"),
    column(seats, "distance"),
  );
}

const nameOf = (section_id: string, row: string, label: string) => JSON.stringify([section_id, row, label]);

/**
 * As many standing places as the zones say, in every performance; none of zones that are no more.
 * @throws AppError capacity_below_sold
 */
export async function fitStanding(
  tx: Tx,
  { eventId, zones, performances }: PutEventRequest,
  fresh: readonly string[],
  seats: number,
): Promise<PlaceChange[]> {
  const counts = await countStanding.all(
    tx,
    performances.map(({ id }) => id).filter((id) => !fresh.includes(id)),
  );
  const changes: PlaceChange[] = [];
  const wanted = new Map(counts.map(({ zone_id }) => [zone_id, 0]));
  for (const { id, kind, capacity } of zones) if (kind === "STANDING") wanted.set(id, capacity);
  for (const { id: performance_id } of performances) {
    for (const [zone_id, capacity] of wanted) {
      const now = counts.find(
        (count) => count.performance_id === performance_id && count.zone_id === zone_id,
      );
      const missing = capacity - (now?.count ?? 0);
      const common = { event_id: eventId, performance_id, zone_id, numbered: false };
      if (missing > 0) {
        const ids = Array.from({ length: missing }, () => newId());
        let rank = now?.last_rank ?? seats;
        for (const part of parts(ids)) {
          await insertStanding.run(tx, performance_id, zone_id, part, rank);
          rank += part.length;
        }
        changes.push(...ids.map((id): PlaceChange => ({ ...common, id, to: "freed", free_change: 1 })));
      } else if (missing < 0) {
        const rows = await takeUnsoldStanding.all(tx, performance_id, zone_id, -missing);
        if (rows.length < -missing) throw belowSold("More standing places are taken than would be left.");
        await deleteUnsold.run(
          tx,
          rows.map(({ id }) => id),
        );
        changes.push(
          ...rows.map(({ id, status }): PlaceChange => ({
            ...common,
            id,
            to: "taken",
            free_change: status === "FREE" ? -1 : 0,
          })),
        );
      }
    }
  }
  return changes;
}
