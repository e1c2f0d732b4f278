import { AuthService } from "../../../contracts/gen/auth/v1/auth_pb.ts";
import type { Tx } from "../../../platform/db/transaction.ts";
import { conflict, invalid, notFound } from "../../../platform/errors.ts";
import { rpc } from "../../../platform/rpc/method.ts";
import { take } from "../attempts.ts";
import type { Context } from "../context.ts";
import { type Account, fullAccountOf, lockAccount, setEmail, setPendingEmail } from "../db/accounts.ts";
import { dropMailRequests } from "../db/mail-requests.ts";
import { type EmailAddress, readEmail } from "../domain/email.ts";
import { requestMail } from "../mail-links.ts";
import { only } from "../rpc-callers.ts";
import { rightsHaveChanged } from "../sessions.ts";

export const setContact = rpc(
  AuthService.method.setContact,
  async (context: Context, { userId, email }, call) => {
    only(call, "user", "auth");
    const wanted = readEmail(email);
    if (!wanted) throw invalid("/email", "invalid_format", "not an e-mail address");
    return context.db.tx(async (tx) => {
      const account = await lockAccount(tx, userId);
      if (!account) throw notFound();
      if (account.guest) return setOfGuest(context, tx, account, wanted);
      if (account.email_key !== wanted.key) return askForProof(context, tx, account, wanted);
      if (account.pending_email) {
        await setPendingEmail(tx, userId, null);
        await dropMailRequests(tx, userId, "email_verification");
      }
      return { email: account.email!, verificationPending: false };
    });
  },
);

async function setOfGuest(context: Context, tx: Tx, account: Account, wanted: EmailAddress) {
  if (account.email_key !== wanted.key) {
    await setEmail(tx, account.id, wanted.address, wanted.key, null);
    await dropMailRequests(tx, account.id, "email_verification");
    await dropMailRequests(tx, account.id, "password_reset");
    await rightsHaveChanged(context, tx, account.id);
  }
  return { email: wanted.address, verificationPending: false };
}

/** The old address stays in force until the new one is proven. */
async function askForProof(context: Context, tx: Tx, account: Account, wanted: EmailAddress) {
  if (account.pending_email !== wanted.address) {
    if (await fullAccountOf(tx, wanted.key))
      throw conflict("email_taken", "There is an account with this e-mail address.");
    await take(context, "verification_mail", account.id, tx);
    await setPendingEmail(tx, account.id, wanted.address);
    await requestMail(context, tx, account.id, "email_verification", wanted.address);
  }
  return { email: account.email!, verificationPending: true };
}
