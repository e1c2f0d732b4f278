import { task } from "../../../platform/jobs/tasks.ts";
import { tell } from "../announce.ts";
import type { Context } from "../context.ts";
import { lockEvent } from "../db/events.ts";

/** A price of an event, its key, is over: whoever keeps the event elsewhere looks again. */
export const turnPrice = task<Context>("turn-price", {}, async (context, { key }) => {
  await context.db.tx(async (tx) => {
    const event = await lockEvent(tx, key);
    if (event?.status === "PUBLISHED") await tell(context, tx, event, "updated");
  });
});
