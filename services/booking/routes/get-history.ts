import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { PageQuery, pageOf } from "../../../contracts/types/page.ts";
import { Time } from "../../../contracts/types/time.ts";
import { invalid } from "../../../platform/errors.ts";
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
    const { limit, cursor = "0", axis } = query;
    if (!/^\d{1,15}$/.test(cursor))
      throw invalid("/cursor", "invalid_cursor", "This is no cursor of this list.");
    const found = await historyOf(context.db, booking.id, axis, Number(cursor), limit + 1);
    const page = found.slice(0, limit);
    return {
      items: page.map(({ from_state, to_state, reason, note, actor, at }) => ({
        from: from_state,
        to: to_state,
        reason,
        note,
        actor,
        at: at.toISOString(),
      })),
      next_cursor: found.length > limit ? String(page.at(-1)!.id) : null,
    };
  },
});
