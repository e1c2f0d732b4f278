import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type pg from "pg";
import { arrive, buy } from "../test/buyer.ts";
import { openStage } from "../test/stage.ts";
import { type BenchFoyer, startBench } from "./foyer.ts";
import { inDatabase } from "./crowd.ts";
import { say } from "./output.ts";
import { defineFormulas, eventsOf, type Extent, type Sample } from "./past/copies.ts";
import { copyLog } from "./past/log.ts";
import { SHARES } from "./past/tables.ts";

/**
 * `node bench/past.ts [folder] [bookings]`: makes a past of a million bookings and two hundred events in a data folder,
 * by copying the rows of one real purchase. A load script that is told the folder then runs on top of it.
 */
export const PAST = resolve(import.meta.dirname, "../.foyer/bench-past");

const DAYS = 400;

/** Makes the past, once. @returns false when it was there */
export async function makePast(data_dir: string, bookings: number): Promise<boolean> {
  const marker = join(data_dir, "past.json");
  if (existsSync(marker)) return false;
  say(`Making a past of ${bookings} bookings in ${data_dir}`);
  await using foyer = await startBench({ data_dir });
  const begins = new Date(Date.now() - DAYS * 86_400_000);
  const extent: Extent = {
    bookings,
    begins,
    step_ms: Math.floor((DAYS * 86_400_000 - 3_600_000) / bookings),
  };
  const sample = await buyOne(foyer);
  const heads: Record<string, number> = {};
  for (const [service, share] of Object.entries(SHARES)) {
    const from = performance.now();
    await inDatabase(foyer, service, async (client) => {
      await client.query(
        "set synchronous_commit = off; set session_replication_role = replica; set jit = off",
      );
      await defineFormulas(client, extent);
      await share(client, sample, extent);
      heads[service] = await copyLog(client, extent);
      await client.query("vacuum analyze");
    });
    say(`${service}: ${((performance.now() - from) / 1000).toFixed(0)} s`);
  }
  for (const service of Object.keys(SHARES))
    await inDatabase(foyer, service, async (client) => {
      for (const [producer, seq] of Object.entries(heads))
        await client.query("update event_cursors set seq = $2 where producer = $1", [producer, seq]);
    });
  await foyer.restart();
  await writeFile(marker, `${JSON.stringify({ bookings, events: eventsOf(extent), made_at: new Date() })}\n`);
  return true;
}

/** A real purchase with everything that follows it, to copy from. */
async function buyOne(foyer: BenchFoyer): Promise<Sample> {
  const stage = await openStage(foyer);
  const [place] = stage.seats("stalls", 1);
  const { booking } = await buy(foyer, await arrive(foyer), [stage.seat(place!)]);
  for (const [service, text] of [
    ["receipt", "select 1 from receipts where generated_at is not null"],
    ["notification", "select 1 from messages where template = 'booking_confirmation' and status = 'sent'"],
    ["notification", "select 1 from tasks where kind = 'remind'"],
  ] as const)
    await inDatabase(foyer, service, (client) => until(client, text));
  return {
    organization_id: stage.organization_id,
    event_id: stage.theatre.event_id,
    performance_id: stage.theatre.performance_id,
    zone_id: place!.zone_id,
    ticket_type_id: stage.theatre.types.full,
    booking_id: booking.id,
    place_id: place!.id,
  };
}

async function until(client: pg.Client, text: string): Promise<void> {
  for (let look = 0; look < 200; look++) {
    if ((await client.query(text)).rowCount) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`never: ${text}`);
}

if (import.meta.main) {
  const [folder = PAST, bookings = "1000000"] = process.argv.slice(2);
  if (!(await makePast(resolve(folder), Number(bookings)))) say("The past is there already.");
}
