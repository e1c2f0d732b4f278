import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { notFound } from "../../../platform/errors.ts";
import { knownTag, sendDocument } from "../../../platform/http/encoding.ts";
import { reply, route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { findSeating, listSeats } from "../db/availability.ts";

const Seating = z.object({
  version: z.int(),
  sections: z.array(z.object({ id: Id, name: z.string(), zone_id: Id })),
  places: z.array(
    z.object({
      id: Id,
      zone_id: Id,
      section_id: Id,
      row: z.string(),
      label: z.string(),
      x: z.number(),
      y: z.number(),
      kind: z.enum(["SEAT", "ACCESSIBLE", "COMPANION"]),
      block: z.int().describe("seats of one row without a gangway between them share a number"),
      block_index: z.int().describe("place within the block: neighbours differ by one"),
    }),
  ),
});

/** Where the places are. It does not change while a performance is on sale, so it may be kept. */
export const getSeating = route({
  method: "GET",
  path: "/tickets/seating/:performance_id",
  summary: "Places of a performance: what does not change",
  access: "public",
  params: z.object({ performance_id: Id }),
  replies: { 200: Seating, 304: null },
  cache_control: "public, max-age=86400, immutable",
  async handler(context: Context, { params, headers }) {
    const found = await findSeating.one(context.db, params.performance_id);
    if (!found) throw notFound();
    const etag = `"${params.performance_id}-${found.seating_version}"`;
    if (knownTag(headers["if-none-match"], etag)) return reply(304, undefined, { etag });
    const page = await context.seatings.get(etag, async () => ({
      version: found.seating_version,
      sections: found.sections,
      places: await listSeats.all(context.db, params.performance_id),
    }));
    return sendDocument(page, headers["accept-encoding"], { etag });
  },
});
