import type { PutEventRequest } from "../../contracts/gen/ticket/v1/ticket_pb.ts";
import type { Tx } from "../../platform/db/database.ts";
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
 * Another layout for a performance that is already sold from: places with the same name stay who they are.
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
  const kept = seats.filter((seat) => known.has(nameOf(seat.section_id, seat.row, seat.label)));
  const names = new Set(kept.map((seat) => nameOf(seat.section_id, seat.row, seat.label)));
  const gone = [...known].filter(([name]) => !names.has(name)).map(([, row]) => row);
  if (
    gone.length > 0 &&
    (await deleteUnsold.run(
      tx,
      gone.map(({ id }) => id),
    )) < gone.length
  )
    throw belowSold("Somebody has a place that would go.");
  if (kept.length > 0) {
    const ids = kept.map((seat) => known.get(nameOf(seat.section_id, seat.row, seat.label))!.id);
    await moveSeats.run(
      tx,
      ids,
      column(kept, "zone_id"),
      column(kept, "x"),
      column(kept, "y"),
      column(kept, "kind"),
      column(kept, "rank"),
      column(kept, "block"),
      column(kept, "block_index"),
      column(kept, "distance"),
    );
  }
  const added = seats.filter((seat) => !known.has(nameOf(seat.section_id, seat.row, seat.label)));
  const ids = await writeSeats(tx, performance_id, added);
  const common = { event_id, performance_id, numbered: true };
  return [
    ...gone.map(({ id, zone_id, status }): PlaceChange => ({
      ...common,
      id,
      zone_id,
      to: "taken",
      free_change: status === "FREE" ? -1 : 0,
    })),
    ...added.map(({ zone_id }, index): PlaceChange => ({
      ...common,
      id: ids[index]!,
      zone_id,
      to: "freed",
      free_change: 1,
    })),
  ];
}

const nameOf = (section_id: string, row: string, label: string) => JSON.stringify([section_id, row, label]);

/**
 * As many standing places as the zones say, in every performance.
 * @throws AppError capacity_below_sold
 */
export async function fitStanding(
  tx: Tx,
  { eventId, zones, performances }: PutEventRequest,
  fresh: readonly string[],
  seats: number,
): Promise<PlaceChange[]> {
  const standing = zones.filter(({ kind }) => kind === "STANDING");
  const counts = await countStanding.all(
    tx,
    performances.map(({ id }) => id).filter((id) => !fresh.includes(id)),
  );
  const changes: PlaceChange[] = [];
  for (const { id: performance_id } of performances) {
    for (const { id: zone_id, capacity } of standing) {
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
