import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { notFound } from "../../../platform/errors.ts";
import { requirePermission } from "../../../platform/http/caller.ts";
import { route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { countBlockedStanding, listBlockedSeats } from "../db/blocks.ts";
import { findDoor } from "../db/check-ins.ts";

/** On the public map a blocked place looks like a sold one; who may release it sees which are which. */
export const listBlocks = route({
  method: "GET",
  path: "/tickets/blocks",
  summary: "Which places of a performance are blocked",
  access: "user",
  query: z.object({ performance_id: Id }),
  replies: {
    200: z.object({
      place_ids: z.array(Id),
      standing: z.array(z.object({ zone_id: Id, blocked: z.int() })),
    }),
  },
  errors: ["not_found", "forbidden"],
  async handler(context: Context, { query, caller }) {
    const performance = await findDoor.one(context.db, query.performance_id);
    if (!performance) throw notFound();
    requirePermission(caller, "events.read", performance.organization_id);
    const [seats, standing] = await Promise.all([
      listBlockedSeats.all(context.db, query.performance_id),
      countBlockedStanding.all(context.db, query.performance_id),
    ]);
    return { place_ids: seats.map(({ id }) => id), standing };
  },
});
