import { z } from "zod";
import { AppError } from "../../../platform/errors.ts";
import { route } from "../../../platform/http/route.ts";
import { giveBack, take } from "../attempts.ts";
import type { Context } from "../context.ts";
import { fullAccountOf, lockAccount } from "../db/accounts.ts";
import { Email } from "../domain/email.ts";
import { GivenPassword } from "../domain/password.ts";
import { signedIn, signInRefused } from "../facts.ts";
import { nameOf, SessionMode, SignedIn, signedInAnswer } from "../session-answer.ts";
import { openSession } from "../sessions.ts";

/** Counts before it looks, and takes as long for an unknown account as for a known one. */
export const login = route({
  method: "POST",
  path: "/auth/login",
  summary: "Sign in",
  access: "public",
  body: z.object({ email: Email, password: GivenPassword, session: SessionMode }),
  replies: { 200: SignedIn },
  errors: ["invalid_credentials", "rate_limited"],
  async handler(context: Context, request) {
    const { email, password, session } = request.body;
    const pair = `${email.key}|${request.ip}`;
    await take(context, "login", pair);
    await take(context, "login_address", request.ip);
    const found = await fullAccountOf(context.db, email.key);
    const right = await context.passwords.verify(password, found?.password_hash);
    const open =
      found && right
        ? await context.db.tx(async (tx) => {
            // A new password, set while this one was being checked, has ended all sessions: none may follow.
            const now = await lockAccount(tx, found.id);
            return now?.password_hash === found.password_hash
              ? openSession(context, tx, found.id, request.headers["user-agent"])
              : undefined;
          })
        : undefined;
    if (!found || !open) {
      signInRefused(context, found?.id);
      throw new AppError("unauthenticated", "invalid_credentials", {
        detail: "E-mail address and password do not belong together.",
      });
    }
    await Promise.all([giveBack(context, "login", pair), giveBack(context, "login_address", request.ip)]);
    signedIn(context, found.id, open.session_id);
    return signedInAnswer(context, request, found, open, await nameOf(context, found.id), session);
  },
});
