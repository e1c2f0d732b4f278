import { job } from "../../../platform/jobs/job.ts";
import type { Context } from "../context.ts";
import { claimLapsing, postponeLapse } from "../db/holds.ts";
import { report } from "../facts.ts";
import { releaseHold } from "../release-hold.ts";

const BATCH = 20;
/** Until it is asked about again: while booking keeps it, or does not answer. */
const AGAIN_MS = 30_000;

/**
 * The net under a crash: holds whose booking should have ended them long ago. Booking is asked first; without
 * an answer the hold is kept, because a chair that waits is better than one that is sold twice.
 */
export const lapseHolds = job("lapse-holds", 2_000, async (context: Context) => {
  const now = context.clock.now();
  const again_at = new Date(now.getTime() + AGAIN_MS);
  const claimed = await claimLapsing.all(context.db, now, again_at, BATCH);
  await Promise.all(claimed.map(({ id, revision }) => lapse(context, id, revision, again_at)));
  return claimed.length;
});

async function lapse(context: Context, hold_id: string, revision: number, again_at: Date): Promise<void> {
  const state = await context.bookings.getHold({ holdId: hold_id }).then(
    (answer) => answer.state,
    () => "unknown",
  );
  if (state !== "none" && state !== "over") {
    await postponeLapse.run(context.db, hold_id, again_at);
    return;
  }
  const lines = await context.db.tx((tx) => releaseHold(context, tx, hold_id, revision));
  if (lines > 0) report(context, "lapsed", { hold_id, lines, state });
}
