import { z } from "zod";
import type { Tx } from "../../../platform/db/transaction.ts";
import { violates } from "../../../platform/db/database.ts";
import { conflict } from "../../../platform/errors.ts";
import { route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { EMAIL_INDEX, lockAccount, setEmail } from "../db/accounts.ts";
import { dropMailRequests, requestOfToken, takeRequest } from "../db/mail-requests.ts";
import { readEmail } from "../domain/email.ts";
import { emailVerified } from "../facts.ts";
import { deadLink } from "../mail-links.ts";
import { rightsHaveChanged } from "../sessions.ts";
import { hashToken } from "../tokens.ts";

/** The link of the mail: proves the address there is, or puts the new one in its place. */
export const verifyEmail = route({
  method: "POST",
  path: "/auth/verify-email",
  summary: "Prove an e-mail address with the token of the mail",
  access: "public",
  body: z.object({ token: z.string().min(1).max(200) }),
  replies: { 200: z.object({ email: z.string(), email_verified: z.literal(true) }) },
  errors: ["validation_failed", "email_taken"],
  async handler(context: Context, { body }) {
    const { user_id, email } = await context.db
      .tx((tx) => prove(context, tx, hashToken(body.token)))
      .catch((error: unknown) => {
        throw violates(error, EMAIL_INDEX)
          ? conflict("email_taken", "There is an account with this e-mail address.")
          : error;
      });
    emailVerified(context, user_id);
    return { email, email_verified: true };
  },
});

async function prove(
  context: Context,
  tx: Tx,
  token_hash: Buffer,
): Promise<{ user_id: string; email: string }> {
  const now = context.clock.now();
  const asked = await requestOfToken(tx, token_hash, "email_verification", now);
  const account = asked && (await lockAccount(tx, asked.user_id));
  // Under the lock: of two clicks one gets it.
  const request = await takeRequest(tx, token_hash, "email_verification", now);
  const address = request && readEmail(request.email);
  if (!account || !address || ![account.email, account.pending_email].includes(request.email))
    throw deadLink();
  await setEmail(tx, account.id, address.address, address.key, now);
  if (account.email !== request.email) await dropMailRequests(tx, account.id, "password_reset");
  await rightsHaveChanged(context, tx, account.id);
  return { user_id: account.id, email: request.email };
}
