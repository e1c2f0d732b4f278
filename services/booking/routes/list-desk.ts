import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { PageQuery, pageOf } from "../../../contracts/types/page.ts";
import { pageFrom, readCursor } from "../../../platform/http/page.ts";
import { route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { deskBookings } from "../db/desk.ts";
import { deskFilter, DeskQuery, DeskView, deskViews } from "../desk.ts";

/** Where a page ended. */
const Position = z.strictObject({ created_at: z.iso.datetime().transform((text) => new Date(text)), id: Id });

export const listDesk = route({
  method: "GET",
  path: "/bookings/desk",
  summary:
    "Bookings of an organization with their buyers, found by reference, name, address or seat; newest first",
  access: "user",
  query: z.object({ ...PageQuery, ...DeskQuery }),
  replies: { 200: pageOf(DeskView) },
  errors: ["not_found", "forbidden", "limit_exceeded"],
  async handler(context: Context, { query, caller }) {
    const filter = await deskFilter(context, caller, query);
    const rows = await deskBookings(
      context.db.lists,
      filter,
      readCursor(Position, query.cursor),
      query.limit + 1,
    );
    const { items, next_cursor } = pageFrom(rows, query.limit, ({ created_at, id }) => ({ created_at, id }));
    return { items: await deskViews(context, items), next_cursor };
  },
});
