import { bookingCopyRequested } from "../../../contracts/events/booking.ts";
import { on } from "../../../platform/events/handler.ts";
import type { Context } from "../context.ts";
import { queue } from "../queue.ts";

/** The confirmation once more, as it would be written today. */
export const onCopyRequested = on(bookingCopyRequested, (context: Context, { data }, tx) =>
  queue(context, tx, "booking_confirmation", data.booking_id, data.user_id, data.request_id),
);
