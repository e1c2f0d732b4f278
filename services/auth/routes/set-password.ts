import { z } from "zod";
import { audit } from "../../../platform/audit.ts";
import { violates } from "../../../platform/db/database.ts";
import { AppError, conflict, invalid, invalidState, unauthenticated } from "../../../platform/errors.ts";
import { reply, route } from "../../../platform/http/route.ts";
import { giveBack, take } from "../attempts.ts";
import type { Context } from "../context.ts";
import {
  type Account,
  accountById,
  EMAIL_INDEX,
  lockAccount,
  setPassword as storePassword,
} from "../db/accounts.ts";
import { GivenPassword, isGuessable, NewPassword } from "../domain/password.ts";
import { passwordSet } from "../facts.ts";
import { endOtherSessions, rightsHaveChanged } from "../sessions.ts";

/** A guest with a proven address becomes a full account by it; all others show that they know the old one. */
export const setPassword = route({
  method: "POST",
  path: "/auth/password",
  summary: "Set a password: the first of a guest whose address is verified, or a new one",
  access: "user",
  body: z.object({ password: NewPassword, current_password: GivenPassword.optional() }),
  replies: { 204: null },
  errors: ["invalid_credentials", "contact_required", "invalid_state", "email_taken", "rate_limited"],
  async handler(context: Context, { body, caller, ip }) {
    const account = await accountById(context.db, caller.user_id);
    if (!account) throw unauthenticated();
    if (account.guest) requireProvenAddress(account);
    else await requireCurrent(context, account, body.current_password, ip);
    if (isGuessable(body.password, account.email_key ?? ""))
      throw invalid(
        "/password",
        "leaked_password",
        "This password is on the lists that attackers try first.",
      );
    const password_hash = await context.passwords.hash(body.password);
    await context.db
      .tx(async (tx) => {
        const now = await lockAccount(tx, account.id);
        if (now?.password_hash !== account.password_hash || now.email_key !== account.email_key)
          throw invalidState("The account was changed in this moment; try again.");
        await storePassword(tx, account.id, password_hash);
        audit(tx, context.clock, {
          actor: `user:${account.id}`,
          action: "password.change",
          object: `user:${account.id}`,
        });
        await endOtherSessions(context, tx, account.id, caller.session_id);
        await rightsHaveChanged(context, tx, account.id);
      })
      .catch((error: unknown) => {
        throw violates(error, EMAIL_INDEX)
          ? conflict("email_taken", "There is an account with this e-mail address; sign in there.")
          : error;
      });
    passwordSet(context, account.id);
    return reply(204);
  },
});

function requireProvenAddress(account: Account): void {
  if (!account.email)
    throw new AppError("invalid_argument", "contact_required", { detail: "There is no e-mail address yet." });
  if (!account.email_verified_at) throw invalidState("The e-mail address has to be verified first.");
}

async function requireCurrent(
  context: Context,
  account: Account,
  given: string | undefined,
  ip: string,
): Promise<void> {
  if (given === undefined) throw invalid("/current_password", "required", "The current password is needed.");
  const pair = `${account.email_key}|${ip}`;
  await take(context, "login", pair);
  if (!(await context.passwords.verify(given, account.password_hash)))
    throw new AppError("unauthenticated", "invalid_credentials", {
      detail: "This is not the current password.",
    });
  await giveBack(context, "login", pair);
}
