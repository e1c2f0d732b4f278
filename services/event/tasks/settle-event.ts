import { task } from "../../../platform/jobs/tasks.ts";
import type { Context } from "../context.ts";
import { lockEvent } from "../db/events.ts";
import { sendEvent } from "../push-event.ts";

/** Tells ticket an event, its key, as it stands here: after a push that ticket may have heard and we took back. */
export const settleEvent = task<Context>("settle-event", {}, async (context, { key }) => {
  await context.db.tx(async (tx) => {
    const event = await lockEvent(tx, key);
    if (event) await sendEvent(context, tx, event);
  });
});
