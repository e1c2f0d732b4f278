import { job } from "../../../platform/jobs/job.ts";
import type { Context } from "../context.ts";
import { takeEnded } from "../db/bookings.ts";
import { record } from "../saga/record.ts";

const EVERY_MS = 60_000;
const BATCH = 50;

/** What has taken place is COMPLETED. */
export const completeBookings = job("complete-bookings", EVERY_MS, async (context: Context) =>
  context.db.tx(async (tx) => {
    const ended = await takeEnded(tx, context.clock.now(), BATCH);
    for (const booking of ended)
      await record(context, tx, booking, { status: "COMPLETED" }, { reason: "took_place", actor: "system" });
    return ended.length;
  }),
);
