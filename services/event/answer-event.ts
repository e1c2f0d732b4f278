import { type Reply, reply } from "../../platform/http/route.ts";
import type { Context } from "./context.ts";
import type { EventRow } from "./db/events.ts";
import { performancesOf } from "./db/performances.ts";
import { detailOf } from "./event-view.ts";

/** An event as it stands now, with the version that a change of it has to name. */
export async function answerEvent(context: Context, event: EventRow): Promise<Reply> {
  const performances = await performancesOf(context.db, [event.id]);
  const detail = detailOf(event, performances, context.clock.now(), context.public_urls.web);
  return reply(200, detail, { etag: `"${event.version}"` });
}
