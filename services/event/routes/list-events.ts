import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { PageQuery, pageOf } from "../../../contracts/types/page.ts";
import { Time } from "../../../contracts/types/time.ts";
import { pageFrom, readCursor } from "../../../platform/http/page.ts";
import { route } from "../../../platform/http/route.ts";
import { can } from "../../../platform/http/caller.ts";
import type { Context } from "../context.ts";
import { eventsOf, type EventRow, programme } from "../db/events.ts";
import { performancesOf } from "../db/performances.ts";
import { searchPatterns } from "../domain/text.ts";
import { EventSummary, summaryOf } from "../event-view.ts";

export const listEvents = route({
  method: "GET",
  path: "/events",
  summary: "The programme: events with coming performances, the next one first",
  access: "optional",
  query: z.object({
    ...PageQuery,
    q: z
      .string()
      .trim()
      .max(100)
      .optional()
      .describe("words of name, venue, city, category, tags or description"),
    category: z.string().max(40).optional(),
    city: z.string().max(100).optional(),
    from: Time.optional(),
    to: Time.optional(),
    organization_id: Id.optional().describe("all events of an own organization, drafts and past ones too"),
  }),
  replies: { 200: pageOf(EventSummary) },
  async handler(context: Context, { query, caller }) {
    if (query.organization_id && can(caller, "events.read", query.organization_id))
      return ownEvents(context, query.organization_id, query.cursor, query.limit);
    const rows = await programme(context.db, {
      now: context.clock.now(),
      from: query.from ? new Date(query.from) : null,
      to: query.to ? new Date(query.to) : null,
      patterns: query.q ? searchPatterns(query.q) : null,
      category: query.category ?? null,
      city: query.city ?? null,
      after: readCursor(Position, query.cursor),
      limit: query.limit + 1,
    });
    if (query.organization_id) return { items: [], next_cursor: null };
    const { items, next_cursor } = pageFrom(rows, query.limit, ({ next_at, id }) => ({ next_at, id }));
    return { items: await summaries(context, items), next_cursor };
  },
});

/** Where a page of the programme ended. */
const Position = z.strictObject({ next_at: Time, id: Id });

async function ownEvents(
  context: Context,
  organization_id: string,
  cursor: string | undefined,
  limit: number,
) {
  const rows = await eventsOf(context.db, [organization_id], readCursor(Id, cursor), limit + 1);
  const { items, next_cursor } = pageFrom(rows, limit, ({ id }) => id);
  return { items: await summaries(context, items), next_cursor };
}

async function summaries(context: Context, events: EventRow[]) {
  const performances = Map.groupBy(
    await performancesOf(
      context.db,
      events.map(({ id }) => id),
    ),
    ({ event_id }) => event_id,
  );
  return events.map((event) =>
    summaryOf(event, performances.get(event.id) ?? [], context.clock.now(), context.public_urls.web),
  );
}
