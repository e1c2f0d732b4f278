import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { PageQuery, pageOf } from "../../../contracts/types/page.ts";
import { invalid } from "../../../platform/errors.ts";
import { requirePermission } from "../../../platform/http/caller.ts";
import { route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { itemsByBooking } from "../db/booking-items.ts";
import { bookingsOfOrganization, bookingsOfUser } from "../db/bookings.ts";
import { cursorOf, readCursor } from "../domain/cursor.ts";
import { STATUSES } from "../domain/statuses.ts";
import { BookingView, viewOf } from "../view.ts";

export const listBookings = route({
  method: "GET",
  path: "/bookings",
  summary: "List own bookings, or those of an organization; newest first",
  access: "user",
  query: z.object({
    ...PageQuery,
    status: z.enum(STATUSES).optional(),
    upcoming: z.enum(["true", "false"]).optional().describe("only confirmed ones that are still to come"),
    organization_id: Id.optional().describe("what was booked there; needs bookings.read"),
  }),
  replies: { 200: pageOf(BookingView) },
  async handler(context: Context, { query, caller }) {
    const { limit, cursor, status = null, upcoming, organization_id } = query;
    if (organization_id) requirePermission(caller, "bookings.read", organization_id);
    const before = cursor === undefined ? null : readCursor(cursor);
    if (before === undefined) throw invalid("/cursor", "invalid_cursor", "This is no cursor of this list.");
    const wish = {
      status,
      upcoming_at: upcoming === "true" ? context.clock.now() : null,
      before,
      limit: limit + 1,
    };
    const found = organization_id
      ? await bookingsOfOrganization(context.db, organization_id, wish)
      : await bookingsOfUser(context.db, caller.user_id, wish);
    const page = found.slice(0, limit);
    const items = await itemsByBooking(
      context.db,
      page.map(({ id }) => id),
    );
    return {
      items: page.map((booking) => viewOf(booking, items.get(booking.id) ?? [])),
      next_cursor: found.length > limit ? cursorOf(page.at(-1)!) : null,
    };
  },
});
