import { task } from "../../../platform/jobs/tasks.ts";
import type { Context } from "../context.ts";
import { eventDocument } from "../search/documents.ts";

// A search engine that is away for some hours is waited for: pauses grow to a minute.
const TRIES = 500;

/** Has the search know an event, its key, as it is now. */
export const indexEvent = task<Context>("index-event", { max_attempts: TRIES }, async (context, { key }) => {
  const now = context.clock.now();
  const { events } = await context.events.listEvents({ eventIds: [key] });
  const documents = events.flatMap((event) => eventDocument(event) ?? []);
  if (documents.length > 0) await context.search.put(documents, now);
  else await context.search.remove([key], now);
});
