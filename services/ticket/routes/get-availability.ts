import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { notFound } from "../../../platform/errors.ts";
import { encodedReply, knownTag } from "../../../platform/http/encoding.ts";
import { reply, route } from "../../../platform/http/route.ts";
import { boardPage, tagOf } from "../board-pages.ts";
import type { Context } from "../context.ts";

const Zones = z.array(z.object({ zone_id: Id, total: z.int(), free: z.int() }));
const Versions = {
  version: z.int(),
  seating_version: z
    .int()
    .describe("of the seating that this belongs to: when yours is another, read it again"),
};
const Lists = z.object({ ...Versions, zones: Zones, taken: z.array(Id), held: z.array(Id) });
const Bits = z.object({
  ...Versions,
  zones: Zones,
  bits: z.string().describe("base64, two bits a place in the order of the seating: 0 free, 1 held, 2 taken"),
});

/** Which places can be had now. */
export const getAvailability = route({
  method: "GET",
  path: "/tickets/availability/:performance_id",
  summary: "Places of a performance: what changes",
  access: "public",
  params: z.object({ performance_id: Id }),
  query: z.object({ as: z.enum(["lists", "bits"]).default("lists") }),
  replies: { 200: z.union([Lists, Bits]), 304: null },
  // It may be kept, but nobody may show it without asking whether it still is so.
  cache_control: "no-cache",
  async handler(context: Context, { params, query, headers }) {
    const board = await context.boards.get(params.performance_id);
    if (!board) throw notFound();
    const etag = tagOf(board);
    if (knownTag(headers["if-none-match"], etag)) return reply(304, undefined, { etag });
    const { bytes, encoding } = await boardPage(board, query.as, String(headers["accept-encoding"] ?? ""));
    return encodedReply(bytes, encoding, { etag });
  },
});
