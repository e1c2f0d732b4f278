import { userPasswordResetRequested } from "../../../contracts/events/auth.ts";
import { on } from "../../../platform/events/handler.ts";
import type { Context } from "../context.ts";
import { queue } from "../queue.ts";

export const onPasswordResetRequested = on(userPasswordResetRequested, (context: Context, { data }, tx) =>
  queue(context, tx, "password_reset", data.request_id, data.user_id),
);
