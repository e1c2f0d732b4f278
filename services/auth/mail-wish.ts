import { z } from "zod";
import { reply, route } from "../../platform/http/route.ts";
import { newId } from "../../platform/ids.ts";
import { take } from "./attempts.ts";
import type { Context } from "./context.ts";
import { insertResetRequest } from "./db/reset-requests.ts";
import { Email } from "./domain/email.ts";

/**
 * A route that is given an address and mails something there, if there is something: it notes the wish for its task
 * and no more, for known and unknown addresses alike, so that the answer and its time tell of nobody.
 */
export const mailWish = (path: string, task: string, summary: string) =>
  route({
    method: "POST",
    path,
    summary,
    access: "public",
    body: z.object({ email: Email }),
    replies: { 202: null },
    errors: ["rate_limited"],
    async handler(context: Context, { body, ip }) {
      await take(context, "reset_address", ip);
      const id = newId();
      await context.db.tx(async (tx) => {
        await insertResetRequest(tx, id, body.email.key, context.clock.now());
        context.tasks.ask(tx, task, id);
      });
      return reply(202);
    },
  });
