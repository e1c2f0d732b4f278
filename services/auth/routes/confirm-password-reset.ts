import { z } from "zod";
import { audit } from "../../../platform/audit.ts";
import type { Tx } from "../../../platform/db/transaction.ts";
import { violates } from "../../../platform/db/database.ts";
import { conflict, invalid } from "../../../platform/errors.ts";
import { reply, route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { EMAIL_INDEX, lockAccount, setEmail, setPassword } from "../db/accounts.ts";
import { requestOfToken, takeRequest } from "../db/mail-requests.ts";
import { readEmail } from "../domain/email.ts";
import { isGuessable, NewPassword } from "../domain/password.ts";
import { passwordSet } from "../facts.ts";
import { deadLink } from "../mail-links.ts";
import { endAllSessions, rightsHaveChanged } from "../sessions.ts";
import { hashToken } from "../tokens.ts";

/** Whoever may have been signed in before is not any more. The mail proved the address as well. */
export const confirmPasswordReset = route({
  method: "POST",
  path: "/auth/password-reset/confirm",
  summary: "Set a new password with the token of the mail",
  access: "public",
  body: z.object({ token: z.string().min(1).max(200), password: NewPassword }),
  replies: { 204: null },
  errors: ["validation_failed", "email_taken"],
  async handler(context: Context, { body }) {
    const token_hash = hashToken(body.token);
    const asked = await requestOfToken(context.db, token_hash, "password_reset", context.clock.now());
    const address = asked && readEmail(asked.email);
    if (!asked || !address) throw deadLink();
    // Before the token is used up: who chose badly may choose again.
    if (isGuessable(body.password, address.key))
      throw invalid(
        "/password",
        "leaked_password",
        "This password is on the lists that attackers try first.",
      );
    const password_hash = await context.passwords.hash(body.password);
    await context.db
      .tx((tx) => setNew(context, tx, asked.user_id, token_hash, password_hash))
      .catch((error: unknown) => {
        throw violates(error, EMAIL_INDEX)
          ? conflict("email_taken", "There is an account with this e-mail address.")
          : error;
      });
    passwordSet(context, asked.user_id);
    return reply(204);
  },
});

async function setNew(
  context: Context,
  tx: Tx,
  user_id: string,
  token_hash: Buffer,
  password_hash: string,
): Promise<void> {
  const now = context.clock.now();
  const account = await lockAccount(tx, user_id);
  const request = await takeRequest(tx, token_hash, "password_reset", now);
  if (!account?.email || !account.email_key || request?.email !== account.email) throw deadLink();
  await setPassword(tx, user_id, password_hash);
  if (!account.email_verified_at) await setEmail(tx, user_id, account.email, account.email_key, now);
  audit(tx, context.clock, {
    actor: `user:${user_id}`,
    action: "password.reset",
    object: `user:${user_id}`,
  });
  await endAllSessions(context, tx, user_id);
  await rightsHaveChanged(context, tx, user_id);
}
