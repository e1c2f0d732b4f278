import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { PageQuery, pageOf } from "../../../contracts/types/page.ts";
import { requirePermission } from "../../../platform/http/caller.ts";
import { pageFrom, readCursor } from "../../../platform/http/page.ts";
import { route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { itemsByBooking } from "../db/booking-items.ts";
import { bookingsOfOrganization, bookingsOfUser } from "../db/bookings.ts";
import { STATUSES } from "../domain/statuses.ts";
import { BookingView, viewOf } from "../view.ts";

/** Where a page ended. */
const Position = z.strictObject({ created_at: z.iso.datetime().transform((text) => new Date(text)), id: Id });

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
    const before = readCursor(Position, cursor);
    const wish = {
      status,
      upcoming_at: upcoming === "true" ? context.clock.now() : null,
      before,
      limit: limit + 1,
    };
    const found = organization_id
      ? await bookingsOfOrganization(context.db.lists, organization_id, wish)
      : await bookingsOfUser(context.db.lists, caller.user_id, wish);
    const page = pageFrom(found, limit, ({ created_at, id }) => ({ created_at, id }));
    const ids = page.items.map(({ id }) => id);
    const items = await itemsByBooking(context.db.lists, ids);
    return {
      items: page.items.map((booking) => viewOf(booking, items.get(booking.id) ?? [])),
      next_cursor: page.next_cursor,
    };
  },
});
