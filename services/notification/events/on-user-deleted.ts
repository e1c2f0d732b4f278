import { userDeleted } from "../../../contracts/events/user.ts";
import { on } from "../../../platform/events/handler.ts";
import type { Context } from "../context.ts";
import { skipMessagesOf } from "../db/messages.ts";

/** Messages hold no personal data; what is not yet written will not be. */
export const onUserDeleted = on(userDeleted, async (_context: Context, { data }, tx) => {
  await skipMessagesOf(tx, data.user_id);
});
