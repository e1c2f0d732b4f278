import { userDeleted } from "../../../contracts/events/user.ts";
import { on } from "../../../platform/events/handler.ts";
import { forgetAnswersOf } from "../../../platform/http/idempotency.ts";
import type { Context } from "../context.ts";
import { forgetNotes } from "../db/booking-history.ts";
import { forgetBuyer } from "../db/bookings.ts";

/** What was sold stays, under an id that names nobody any more; what could tell of the person goes. */
export const onUserDeleted = on(userDeleted, async (_context: Context, { data }, tx) => {
  await forgetBuyer(tx, data.user_id);
  await forgetNotes(tx, data.user_id);
  await forgetAnswersOf(tx, data.user_id);
});
