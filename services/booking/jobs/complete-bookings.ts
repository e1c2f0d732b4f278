import { job } from "../../../platform/jobs/job.ts";
import type { Context } from "../context.ts";
import { takeEnded, takeUntimed } from "../db/bookings.ts";
import { record } from "../saga/record.ts";

const EVERY_MS = 60_000;
const BATCH = 50;
const DAY_MS = 86_400_000;

/** What has taken place is COMPLETED; goods are, once nobody can send them back any more. */
export const completeBookings = job("complete-bookings", EVERY_MS, async (context: Context) =>
  context.db.tx(async (tx) => {
    const now = context.clock.now();
    const ended = await takeEnded(tx, now, BATCH);
    const goods = await takeUntimed(tx, new Date(now.getTime() - context.config.return_days * DAY_MS), BATCH);
    const because = (reason: string) => ({ reason, actor: "system" });
    for (const booking of ended)
      await record(context, tx, booking, { status: "COMPLETED" }, because("took_place"));
    for (const booking of goods)
      await record(context, tx, booking, { status: "COMPLETED" }, because("return_period_over"));
    return ended.length + goods.length;
  }),
);
