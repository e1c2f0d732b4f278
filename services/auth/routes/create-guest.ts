import { z } from "zod";
import { userCreated } from "../../../contracts/events/auth.ts";
import { PersonName } from "../../../contracts/types/person.ts";
import { reply, route } from "../../../platform/http/route.ts";
import { newId } from "../../../platform/ids.ts";
import { take } from "../attempts.ts";
import type { Context } from "../context.ts";
import { insertAccount } from "../db/accounts.ts";
import { Email } from "../domain/email.ts";
import { guestArrived } from "../facts.ts";
import { SessionMode, SignedIn, signedInAnswer } from "../session-answer.ts";
import { openSession } from "../sessions.ts";

/** A guest may name anybody's address: it opens nothing, so it is not compared with anything. */
export const createGuest = route({
  method: "POST",
  path: "/auth/guest",
  summary: "Start as a guest, who may book and pay",
  access: "public",
  body: z.object({ email: Email.optional(), name: PersonName.optional(), session: SessionMode }),
  replies: { 201: SignedIn },
  async handler(context: Context, request) {
    const { email, name = "", session } = request.body;
    await take(context, "arrival", request.ip);
    const id = newId();
    const { account, open } = await context.db.tx(async (tx) => {
      const made = await insertAccount(tx, {
        id,
        guest: true,
        email: email?.address ?? null,
        email_key: email?.key ?? null,
        password_hash: null,
        created_at: context.clock.now(),
      });
      await context.users.createProfile({ userId: id, name });
      const opened = await openSession(context, tx, id, request.headers["user-agent"]);
      context.outbox.add(tx, userCreated, { user_id: id, guest: true });
      return { account: made, open: opened };
    });
    guestArrived(context, id);
    return reply(201, await signedInAnswer(context, request, account, open, name || null, session));
  },
});
