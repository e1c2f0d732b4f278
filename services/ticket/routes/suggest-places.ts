import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { AppError, notFound } from "../../../platform/errors.ts";
import { reply, route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { isFree } from "../domain/board.ts";
import { type Spot, suggestSeats } from "../domain/suggest-seats.ts";

const MOST = 10;
const Ids = z
  .string()
  .transform((text) => text.split(","))
  .pipe(z.array(Id).min(1).max(50));

/** Seats together that can be had now, without holding them: the same search as `best_available`. */
export const suggestPlaces = route({
  method: "GET",
  path: "/tickets/suggestions/:performance_id",
  summary: "Seats side by side that can be had, the best ones or the closest to a place",
  access: "public",
  params: z.object({ performance_id: Id }),
  query: z.object({
    quantity: z.coerce.number().pipe(z.int().min(1).max(MOST)),
    zones: Ids.optional().describe("of these zones only, separated by commas"),
    near: Id.optional().describe("the closest to this place, of its kind"),
    having: Ids.optional().describe(
      "places the person has: they count into the quantity, the others stand beside them",
    ),
  }),
  replies: {
    200: z.object({
      version: z.int(),
      place_ids: z
        .array(Id)
        .describe("from left to right, without those the person has; empty: there are none"),
      beside: z.boolean().describe("whether they stand beside those the person has"),
      most_together: z.int().describe("how many stand together at most"),
    }),
  },
  cache_control: "no-cache",
  async handler(context: Context, { params, query }) {
    const board = await context.boards.get(params.performance_id);
    if (!board) throw notFound();
    const { version } = board;
    // Read before the next await: the board is carried on in place.
    const statuses = board.statuses.slice();
    const index = board.index;
    const spots = await context.halls.of(board);
    if (!spots)
      throw new AppError("unavailable", "dependency_unavailable", { detail: "The hall is being changed." });
    const spotOf = (id: string): Spot => {
      const found = spots[index.get(id) ?? -1];
      if (!found) throw notFound();
      return found;
    };
    const suggestion = suggestSeats(spots, (at) => isFree(statuses[at]), {
      quantity: query.quantity,
      zones: query.zones && new Set(query.zones),
      near: query.near === undefined ? undefined : spotOf(query.near),
      having: (query.having ?? []).map(spotOf),
    });
    return reply(200, { version, ...suggestion });
  },
});
