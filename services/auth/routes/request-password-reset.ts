import { z } from "zod";
import { reply, route } from "../../../platform/http/route.ts";
import { newId } from "../../../platform/ids.ts";
import { take } from "../attempts.ts";
import type { Context } from "../context.ts";
import { insertResetRequest } from "../db/reset-requests.ts";
import { Email } from "../domain/email.ts";

/** Notes the wish and no more, for known and unknown addresses alike: the answer and its time tell nothing. */
export const requestPasswordReset = route({
  method: "POST",
  path: "/auth/password-reset",
  summary: "Ask for a mail to set a new password",
  access: "public",
  body: z.object({ email: Email }),
  replies: { 202: null },
  errors: ["rate_limited"],
  async handler(context: Context, { body, ip }) {
    await take(context, "reset_address", ip);
    const id = newId();
    await context.db.tx(async (tx) => {
      await insertResetRequest(tx, id, body.email.key, context.clock.now());
      context.tasks.ask(tx, "send-password-reset", id);
    });
    return reply(202);
  },
});
