import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { notFound } from "../../../platform/errors.ts";
import { route } from "../../../platform/http/route.ts";
import { refuse } from "../access.ts";
import { changePerformances } from "../change-performances.ts";
import type { Context } from "../context.ts";
import { updatePerformance as writePerformance } from "../db/performances.ts";
import { PerformanceInput, performanceProblems, timesOf } from "../domain/performance.ts";
import { PerformanceView } from "../event-view.ts";

export const updatePerformance = route({
  method: "PUT",
  path: "/events/:id/performances/:performance_id",
  summary: "Move a date, or change its sale window",
  access: "user",
  params: z.object({ id: Id, performance_id: Id }),
  body: PerformanceInput,
  replies: { 200: PerformanceView },
  errors: ["forbidden", "invalid_state"],
  async handler(context: Context, { params, body, caller }) {
    const times = timesOf(body);
    const problems = performanceProblems(times, "");
    if (problems.length > 0) throw refuse(problems);
    return changePerformances(context, caller, params.id, async (tx, { status }) => {
      const announced = status === "PUBLISHED";
      if (!(await writePerformance(tx, params.performance_id, params.id, times, announced))) throw notFound();
      return params.performance_id;
    });
  },
});
