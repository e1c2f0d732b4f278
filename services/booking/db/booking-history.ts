import type { Handle } from "../../../platform/db/sql.ts";
import { sql } from "../../../platform/db/sql.ts";

const listOf = sql(
  {
    id: "int8",
    from_state: "text?",
    to_state: "text",
    reason: "text",
    note: "text?",
    actor: "text",
    at: "timestamptz",
  },
  `select id, from_state, to_state, reason, note, actor, at from booking_history
   where booking_id = $1 and axis = $2 and id > $3 order by id limit $4`,
);
const listAll = sql(
  {
    booking_id: "uuid",
    axis: "text",
    from_state: "text?",
    to_state: "text",
    reason: "text",
    note: "text?",
    actor: "text",
    at: "timestamptz",
  },
  `select booking_id, axis, from_state, to_state, reason, note, actor, at from booking_history
   where booking_id = any($1::uuid[]) order by booking_id, id`,
);
const eraseNotes = sql(
  {},
  "update booking_history set note = null where note is not null and booking_id in (select id from bookings where user_id = $1)",
);

/** Oldest first, after a certain entry. */
export const historyOf = (
  h: Handle,
  booking_id: string,
  axis: "status" | "payment_status",
  after: number,
  limit: number,
) => listOf.all(h, booking_id, axis, after, limit);
/** Every move of several bookings, by booking. */
export const historyByBooking = async (h: Handle, booking_ids: string[]) =>
  Map.groupBy(await listAll.all(h, booking_ids), ({ booking_id }) => booking_id);
/** Erases what people wrote on the bookings of somebody who is gone. */
export const forgetNotes = (h: Handle, user_id: string) => eraseNotes.run(h, user_id);
