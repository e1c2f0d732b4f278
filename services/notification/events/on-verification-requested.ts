import { userVerificationRequested } from "../../../contracts/events/auth.ts";
import { on } from "../../../platform/events/handler.ts";
import type { Context } from "../context.ts";
import { queue } from "../queue.ts";

export const onVerificationRequested = on(userVerificationRequested, (context: Context, { data }, tx) =>
  queue(context, tx, "email_verification", data.request_id, data.user_id),
);
