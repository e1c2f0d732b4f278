import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { Time } from "../../../contracts/types/time.ts";
import { violates } from "../../../platform/db/database.ts";
import type { Tx } from "../../../platform/db/transaction.ts";
import { invalid, notFound } from "../../../platform/errors.ts";
import { requirePermission } from "../../../platform/http/caller.ts";
import { reply, route } from "../../../platform/http/route.ts";
import { copyImage, type Image } from "../../../platform/images.ts";
import { newId } from "../../../platform/ids.ts";
import { keepImage } from "../../../platform/keep-image.ts";
import { eventForChange, partsOf, refuse, slugTaken } from "../access.ts";
import type { Context } from "../context.ts";
import { eventById, type EventRow, insertEvent, placesOfEvent } from "../db/events.ts";
import { insertPerformance, type PerformanceRow, performancesOf } from "../db/performances.ts";
import { copyOffer } from "../domain/copy-offer.ts";
import { performanceProblems, type PerformanceTimes } from "../domain/performance.ts";
import { daysLater, shiftBetween, shiftTimes } from "../domain/shift-times.ts";
import { slugOf } from "../domain/text.ts";
import { EventTexts, Slug } from "../event-input.ts";
import { detailOf, EventDetail } from "../event-view.ts";

const MOST_DAYS = 3_660;

const Body = z.object({
  name: EventTexts.name.optional().describe("otherwise the old one with (copy)"),
  slug: Slug.optional(),
  shift_days: z
    .int()
    .min(-MOST_DAYS)
    .max(MOST_DAYS)
    .optional()
    .describe("moves all dates, keeping the time on the event's clock"),
  starts_at: Time.optional().describe("when the first performance starts; the others keep their distance"),
});

export const duplicateEvent = route({
  method: "POST",
  path: "/events/:id/duplicate",
  summary: "A new draft with everything of the event but its sales; cancelled dates are left out",
  access: "user",
  idempotent: true,
  params: z.object({ id: Id }),
  body: Body,
  replies: { 201: EventDetail },
  errors: ["forbidden"],
  async handler(context: Context, { params, body, caller, remember }) {
    const seen = await eventById(context.db, params.id);
    if (!seen) throw notFound();
    requirePermission(caller, "events.create", seen.organization_id);
    const draft = async (tx: Tx, image: Image | null) => {
      // Locked, so that dates, places and offer belong together.
      const known = await eventForChange(tx, caller, seen.id, "events.create");
      const times = newTimes(await performancesOf(tx, [known.id]), body, known.time_zone);
      const copy = { ...copyOf(known, newId(), body), image };
      const event = await insertEvent(tx, copy, await placesOfEvent(tx, known.id));
      for (const time of times) await insertPerformance(tx, newId(), event.id, time);
      const performances = await performancesOf(tx, [event.id]);
      const detail = detailOf(event, performances, context.clock.now(), context.public_urls.web);
      return remember(
        tx,
        reply(201, detail, { etag: `"${event.version}"`, location: `/events/${event.id}` }),
      );
    };
    try {
      return seen.image
        ? await keepImage(context, await copyImage(context.objects, seen.image), draft)
        : await context.db.tx((tx) => draft(tx, null));
    } catch (error) {
      if (violates(error, "events_slug_key")) throw slugTaken();
      throw error;
    }
  },
});

function copyOf(known: EventRow, id: string, { name, slug }: z.output<typeof Body>): EventRow {
  // Shortened, but not in the middle of a character.
  const title = name ?? `${known.name.slice(0, 193).replace(/[\ud800-\udbff]$/, "")} (copy)`;
  return {
    ...known,
    id,
    name: title,
    slug: slug ?? `${slugOf(title)}-${id.slice(-6)}`,
    status: "DRAFT",
    version: 1,
    offer: copyOffer(known.offer, partsOf(id)),
    sold: {},
  };
}

/** @throws AppError validation_failed */
function newTimes(
  performances: PerformanceRow[],
  { shift_days, starts_at }: z.output<typeof Body>,
  time_zone: string,
): PerformanceTimes[] {
  const dates = performances.filter(({ status }) => status === "SCHEDULED");
  const first = dates[0];
  if (starts_at !== undefined && shift_days !== undefined)
    throw invalid("/starts_at", "one_of", "Say starts_at or shift_days, not both.");
  if (starts_at !== undefined && !first)
    throw invalid("/starts_at", "no_performance", "The event has no date that could be moved.");
  const shift =
    starts_at !== undefined && first
      ? shiftBetween(first.starts_at, new Date(starts_at), time_zone)
      : daysLater(shift_days ?? 0);
  const times = dates.map((date) => shiftTimes(date, shift, time_zone));
  // A night on which the clocks are changed may have lost an hour that a short performance needs.
  const problems = times.flatMap((time) => performanceProblems(time, "")).slice(0, 1);
  if (problems.length > 0)
    throw refuse(
      problems.map((problem) => ({ ...problem, pointer: starts_at ? "/starts_at" : "/shift_days" })),
    );
  return times;
}
