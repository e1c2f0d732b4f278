import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { PageQuery, pageOf } from "../../../contracts/types/page.ts";
import { Time } from "../../../contracts/types/time.ts";
import { pageFrom, readCursor } from "../../../platform/http/page.ts";
import { route } from "../../../platform/http/route.ts";
import { bookingFor } from "../access.ts";
import type { Context } from "../context.ts";
import { historyOf } from "../db/booking-history.ts";

const Move = z.object({
  from: z.string().nullable(),
  to: z.string(),
  reason: z.string(),
  note: z.string().nullable(),
  actor: z.string(),
  at: Time,
});

export const getHistory = route({
  method: "GET",
  path: "/bookings/:id/history",
  summary: "Every move of a booking, oldest first",
  access: "user",
  params: z.object({ id: Id }),
  query: z.object({
    ...PageQuery,
    axis: z.enum(["status", "payment_status"]).default("status").describe("the moves of which field"),
  }),
  replies: { 200: pageOf(Move) },
  async handler(context: Context, { params, query, caller }) {
    const booking = await bookingFor(context, caller, params.id, "bookings.read");
    const { limit, cursor, axis } = query;
    const after = readCursor(z.int().min(0), cursor) ?? 0;
    const page = pageFrom(
      await historyOf(context.db.lists, booking.id, axis, after, limit + 1),
      limit,
      ({ id }) => id,
    );
    return {
      items: page.items.map(({ from_state, to_state, reason, note, actor, at }) => ({
        from: from_state,
        to: to_state,
        reason,
        note,
        actor,
        at: at.toISOString(),
      })),
      next_cursor: page.next_cursor,
    };
  },
});
