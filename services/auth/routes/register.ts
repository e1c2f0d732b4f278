import { z } from "zod";
import { userCreated } from "../../../contracts/events/auth.ts";
import { PersonName } from "../../../contracts/types/person.ts";
import { Locale, TimeZone } from "../../../contracts/types/time.ts";
import { violates } from "../../../platform/db/database.ts";
import { conflict, invalid } from "../../../platform/errors.ts";
import { reply, route } from "../../../platform/http/route.ts";
import { newId } from "../../../platform/ids.ts";
import { take } from "../attempts.ts";
import type { Context } from "../context.ts";
import { EMAIL_INDEX, fullAccountOf, insertAccount } from "../db/accounts.ts";
import { Email } from "../domain/email.ts";
import { isGuessable, NewPassword } from "../domain/password.ts";
import { registered } from "../facts.ts";
import { requestMail } from "../mail-links.ts";
import { SessionMode, SignedIn, signedInAnswer } from "../session-answer.ts";
import { openSession } from "../sessions.ts";

const taken = () => conflict("email_taken", "There is an account with this e-mail address.");

export const register = route({
  method: "POST",
  path: "/auth/register",
  summary: "Make an account and sign in",
  access: "public",
  body: z.object({
    email: Email,
    password: NewPassword,
    name: PersonName,
    locale: Locale.optional(),
    time_zone: TimeZone.optional(),
    session: SessionMode,
  }),
  replies: { 201: SignedIn },
  errors: ["email_taken"],
  async handler(context: Context, request) {
    const { email, password, name, locale = "", time_zone = "", session } = request.body;
    await take(context, "arrival", request.ip);
    if (isGuessable(password, email.key))
      throw invalid(
        "/password",
        "leaked_password",
        "This password is on the lists that attackers try first.",
      );
    if (await fullAccountOf(context.db, email.key)) throw taken();
    const password_hash = await context.passwords.hash(password);
    const id = newId();
    const made = await context.db
      .tx(async (tx) => {
        // The row first: of twins, the second waits here and finds the address taken before it asks for a profile.
        const account = await insertAccount(tx, {
          id,
          guest: false,
          email: email.address,
          email_key: email.key,
          password_hash,
          created_at: context.clock.now(),
        });
        await context.users.createProfile({ userId: id, name, locale, timeZone: time_zone });
        const open = await openSession(context, tx, id, request.headers["user-agent"]);
        context.outbox.add(tx, userCreated, { user_id: id, guest: false });
        await requestMail(context, tx, id, "email_verification", email.address);
        return { account, open };
      })
      .catch((error: unknown) => {
        throw violates(error, EMAIL_INDEX) ? taken() : error;
      });
    registered(context, id);
    return reply(201, await signedInAnswer(context, request, made.account, made.open, name, session));
  },
});
