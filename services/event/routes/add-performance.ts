import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { reply, route } from "../../../platform/http/route.ts";
import { newId } from "../../../platform/ids.ts";
import { refuse } from "../access.ts";
import { changePerformances } from "../change-performances.ts";
import type { Context } from "../context.ts";
import { placesOfEvent } from "../db/events.ts";
import { insertPerformance, performancesOf } from "../db/performances.ts";
import { tooManyPlaces } from "../domain/event-layout.ts";
import { PerformanceInput, performanceProblems, timesOf } from "../domain/performance.ts";
import { PerformanceView } from "../event-view.ts";

export const addPerformance = route({
  method: "POST",
  path: "/events/:id/performances",
  summary: "Add a date",
  access: "user",
  params: z.object({ id: Id }),
  body: PerformanceInput,
  replies: { 201: PerformanceView },
  errors: ["forbidden", "invalid_state"],
  async handler(context: Context, { params, body, caller }) {
    const times = timesOf(body);
    const problems = performanceProblems(times, "");
    if (problems.length > 0) throw refuse(problems);
    const made = await changePerformances(context, caller, params.id, async (tx, event) => {
      const [places, known] = [await placesOfEvent(tx, params.id), await performancesOf(tx, [params.id])];
      const layout = { zones: event.offer.zones, places };
      const most = context.config.places_per_event;
      const too_many = tooManyPlaces(layout, known.length + 1, most, "");
      if (too_many.length > 0) throw refuse(too_many);
      return (await insertPerformance(tx, newId(), params.id, times)).id;
    });
    return reply(201, made);
  },
});
