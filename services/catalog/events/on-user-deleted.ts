import { userDeleted } from "../../../contracts/events/user.ts";
import { on } from "../../../platform/events/handler.ts";
import { forgetAnswersOf } from "../../../platform/http/idempotency.ts";
import type { Context } from "../context.ts";

/** Holds and appointments name no person: who comes is known to booking. */
export const onUserDeleted = on(userDeleted, async (_context: Context, { data: { user_id } }, tx) => {
  await forgetAnswersOf(tx, user_id);
});
