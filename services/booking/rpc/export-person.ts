import { exportOf } from "../../../platform/rpc/export-person.ts";
import type { Context } from "../context.ts";
import { historyByBooking } from "../db/booking-history.ts";
import { itemsByBooking } from "../db/booking-items.ts";
import { bookingsOfUser } from "../db/bookings.ts";
import { viewOf } from "../view.ts";

export const exportPerson = exportOf<Context>([
  {
    name: "bookings",
    async read({ db }, user_id, after, limit) {
      const found = await bookingsOfUser(db, user_id, {
        status: null,
        upcoming_at: null,
        before: after,
        limit,
      });
      const ids = found.map(({ id }) => id);
      const [items, moves] = await Promise.all([itemsByBooking(db, ids), historyByBooking(db, ids)]);
      return found.map((booking) => ({
        ...viewOf(booking, items.get(booking.id) ?? []),
        guest: booking.guest,
        attribution: booking.attribution,
        history: (moves.get(booking.id) ?? []).map(({ booking_id: _its, actor, ...move }) => ({
          ...move,
          actor: withoutOthers(actor, user_id),
        })),
      }));
    },
  },
]);

/** Who else had a hand in it is nobody's to take along. */
const withoutOthers = (actor: string, user_id: string) =>
  actor.startsWith("user:") && actor !== `user:${user_id}` ? "user" : actor;
