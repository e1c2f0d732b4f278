import { type Reply, reply } from "../../platform/http/route.ts";
import type { Context } from "./context.ts";
import type { EventRow } from "./db/events.ts";
import { performancesOf } from "./db/performances.ts";
import { nextMoment } from "./domain/next-moment.ts";
import { nextPriceMoment } from "./domain/prices.ts";
import { detailOf } from "./event-view.ts";

/** An event as it stands now, with the version that a change of it has to name. */
export async function answerEvent(context: Context, event: EventRow): Promise<Reply> {
  const { body, headers } = await makeEvent(context, event);
  return reply(200, body, headers);
}

/** The same, to be kept: until when it is right if nobody changes anything. */
export async function makeEvent(context: Context, event: EventRow) {
  const performances = await performancesOf(context.db, [event.id]);
  const now = context.clock.now();
  return {
    body: detailOf(event, performances, now, context.public_urls.web),
    until_ms: Math.min(nextMoment(performances, now), nextPriceMoment(event.offer, now)),
    headers: { etag: `"${event.version}"` },
  };
}
