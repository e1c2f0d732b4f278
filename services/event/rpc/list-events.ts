import { timestampFromDate } from "@bufbuild/protobuf/wkt";
import { EventService } from "../../../contracts/gen/event/v1/event_pb.ts";
import { Id } from "../../../contracts/types/ids.ts";
import { rpc } from "../../../platform/rpc/method.ts";
import type { Context } from "../context.ts";
import { type EventRow, publishedEvents } from "../db/events.ts";
import { type PerformanceWithFree, performancesOf } from "../db/performances.ts";
import { accessOf } from "../domain/access.ts";
import { fromPrice } from "../domain/prices.ts";
import { coming } from "../domain/sale-status.ts";
import { summaryOf } from "../event-view.ts";

const MAX = 100;

/** Events on the programme, for whoever shows or finds them elsewhere. */
export const listEvents = rpc(EventService.method.listEvents, async (context: Context, request) => {
  const known = (ids: string[]) => ids.filter((id) => Id.safeParse(id).success);
  const [after] = known([request.after]);
  const ids = request.eventIds.length > 0 ? known(request.eventIds) : null;
  const limit = Math.min(request.limit || MAX, MAX);
  const events = await publishedEvents(context.db, { ids, after: after ?? null, limit });
  const performances = Map.groupBy(
    await performancesOf(
      context.db,
      events.map(({ id }) => id),
    ),
    ({ event_id }) => event_id,
  );
  return { events: events.map((event) => toEvent(context, event, performances.get(event.id) ?? [])) };
});

function toEvent(context: Context, event: EventRow, performances: PerformanceWithFree[]) {
  const living = performances.filter(({ status }) => status === "SCHEDULED");
  const ends = living.map(({ ends_at }) => ends_at.getTime());
  const { id, name, description, category, tags } = event;
  const now = context.clock.now();
  const price = fromPrice(event.offer, event.sold, now);
  const free = accessOf(coming(performances, now)).filter((count) => count.free > 0);
  return {
    id,
    summaryJson: JSON.stringify(summaryOf(event, performances, now, context.public_urls.web)),
    name,
    description,
    category,
    tags,
    venueName: event.venue_name,
    venueCity: event.venue_city,
    ...(price ? { fromPriceAmount: BigInt(price.amount) } : {}),
    access: free.map(({ kind }) => kind),
    startsAt: living.map(({ starts_at }) => timestampFromDate(starts_at)),
    ...(ends.length > 0 ? { endsAt: timestampFromDate(new Date(Math.max(...ends))) } : {}),
  };
}
