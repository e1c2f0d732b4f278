import { z } from "zod";
import { reply, route } from "../../../platform/http/route.ts";
import { newId } from "../../../platform/ids.ts";
import { take } from "../attempts.ts";
import type { Context } from "../context.ts";
import { insertResetRequest } from "../db/reset-requests.ts";
import { Email } from "../domain/email.ts";

/** Like a wish for a new password: noted, and no more, so that the answer tells of nobody. */
export const requestOrders = route({
  method: "POST",
  path: "/auth/orders",
  summary: "Ask for the mails of what was booked with an address, to that address",
  access: "public",
  body: z.object({ email: Email }),
  replies: { 202: null },
  errors: ["rate_limited"],
  async handler(context: Context, { body, ip }) {
    await take(context, "reset_address", ip);
    const id = newId();
    await context.db.tx(async (tx) => {
      await insertResetRequest(tx, id, body.email.key, context.clock.now());
      context.tasks.ask(tx, "find-orders", id);
    });
    return reply(202);
  },
});
