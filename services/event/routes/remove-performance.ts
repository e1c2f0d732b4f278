import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { notFound } from "../../../platform/errors.ts";
import { reply, route } from "../../../platform/http/route.ts";
import { changePerformances } from "../change-performances.ts";
import type { Context } from "../context.ts";
import { removePerformance as deletePerformance } from "../db/performances.ts";

export const removePerformance = route({
  method: "DELETE",
  path: "/events/:id/performances/:performance_id",
  summary: "Take a date out; refused once somebody has a ticket or a hold for it",
  access: "user",
  params: z.object({ id: Id, performance_id: Id }),
  replies: { 204: null },
  errors: ["forbidden", "invalid_state", "capacity_below_sold"],
  async handler(context: Context, { params, caller }) {
    await changePerformances(context, caller, params.id, async (tx) => {
      if ((await deletePerformance(tx, params.performance_id, params.id)) === 0) throw notFound();
      return params.performance_id;
    });
    return reply(204);
  },
});
