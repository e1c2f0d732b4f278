import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { audit } from "../../../platform/audit.ts";
import { notFound } from "../../../platform/errors.ts";
import { requirePermission } from "../../../platform/http/caller.ts";
import { route } from "../../../platform/http/route.ts";
import { blockPlaces as block } from "../block-places.ts";
import type { Context } from "../context.ts";
import { findDoor } from "../db/check-ins.ts";

const Body = z.union([
  z.strictObject({ performance_id: Id, place_ids: z.array(Id).min(1).max(1_000), blocked: z.boolean() }),
  z.strictObject({
    performance_id: Id,
    zone_id: Id,
    count: z.int().min(1).max(10_000),
    blocked: z.boolean(),
  }),
]);

/** The organizer takes places out of sale, or puts them back. */
export const blockPlaces = route({
  method: "POST",
  path: "/tickets/blocks",
  summary: "Block places or release them",
  access: "user",
  body: Body,
  replies: { 200: z.object({ changed: z.int(), refused_place_ids: z.array(Id) }) },
  async handler(context: Context, { body, caller }) {
    const performance = await findDoor.one(context.db, body.performance_id);
    if (!performance) throw notFound();
    requirePermission(caller, "events.update", performance.organization_id);
    const place_ids = "place_ids" in body ? [...new Set(body.place_ids)] : [];
    const standing = "zone_id" in body ? { zone_id: body.zone_id, count: body.count } : {};
    const done = await context.db.tx(async (tx) => {
      const { performance_id, blocked } = body;
      const answer = await block(context, tx, {
        performance_id,
        event_id: performance.event_id,
        place_ids,
        blocked,
        ...standing,
      });
      audit(tx, context.clock, {
        actor: `user:${caller.user_id}`,
        action: blocked ? "places.block" : "places.unblock",
        object: `performance:${performance_id}`,
        organization_id: performance.organization_id,
        after: { changed: answer.changed },
      });
      return answer;
    });
    return { changed: done.changed, refused_place_ids: done.refused };
  },
});
