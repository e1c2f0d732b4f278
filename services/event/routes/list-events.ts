import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { PageQuery, pageOf } from "../../../contracts/types/page.ts";
import { Time } from "../../../contracts/types/time.ts";
import { pageFrom, readCursor } from "../../../platform/http/page.ts";
import { route } from "../../../platform/http/route.ts";
import type { Handle } from "../../../platform/db/sql.ts";
import { can } from "../../../platform/http/caller.ts";
import type { Context } from "../context.ts";
import { eventsOf, type EventRow, programme } from "../db/events.ts";
import { performancesOf } from "../db/performances.ts";
import { nextMoment } from "../domain/next-moment.ts";
import { nextPriceMoment } from "../domain/prices.ts";
import { searchPatterns } from "../domain/text.ts";
import { EventSummary, summaryOf } from "../event-view.ts";
import type { Made } from "../programme-pages.ts";

const Query = z.object({
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
});

export const listEvents = route({
  method: "GET",
  path: "/events",
  summary: "The programme: events with coming performances, the next one first",
  access: "optional",
  query: Query,
  replies: { 200: pageOf(EventSummary) },
  async handler(context: Context, { query, caller, headers }) {
    if (!query.organization_id)
      return context.pages.answer(`events ${JSON.stringify(query)}`, headers["accept-encoding"], () =>
        programmePage(context, query),
      );
    if (!can(caller, "events.read", query.organization_id)) return { items: [], next_cursor: null };
    const rows = await eventsOf(
      context.db.lists,
      [query.organization_id],
      readCursor(Id, query.cursor),
      query.limit + 1,
    );
    const { items, next_cursor } = pageFrom(rows, query.limit, ({ id }) => id);
    return { items: (await summaries(context, context.db.lists, items)).items, next_cursor };
  },
});

async function programmePage(context: Context, query: z.output<typeof Query>): Promise<Made> {
  const now = context.clock.now();
  // Not by a replica: it is kept as what was true at a mark, and a replica may lack what a moment ago was committed
  // without waiting for the disk.
  const rows = await programme(context.db, {
    now,
    from: query.from ? new Date(query.from) : null,
    to: query.to ? new Date(query.to) : null,
    patterns: query.q ? searchPatterns(query.q) : null,
    category: query.category ?? null,
    city: query.city ?? null,
    after: readCursor(Position, query.cursor),
    limit: query.limit + 1,
  });
  const page = pageFrom(rows, query.limit, ({ next_at, id }) => ({ next_at, id }));
  const { items, until_ms } = await summaries(context, context.db, page.items, now);
  return { body: { items, next_cursor: page.next_cursor }, until_ms };
}

/** Where a page of the programme ended. */
const Position = z.strictObject({ next_at: Time, id: Id });

async function summaries(context: Context, h: Handle, events: EventRow[], now = context.clock.now()) {
  const rows = await performancesOf(
    h,
    events.map(({ id }) => id),
  );
  const performances = Map.groupBy(rows, ({ event_id }) => event_id);
  const items = events.map((event) =>
    summaryOf(event, performances.get(event.id) ?? [], now, context.public_urls.web),
  );
  const prices_ms = events.map(({ offer }) => nextPriceMoment(offer, now));
  return { items, until_ms: Math.min(nextMoment(rows, now), ...prices_ms) };
}
