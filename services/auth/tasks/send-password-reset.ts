import { task } from "../../../platform/jobs/tasks.ts";
import { tryAgainIn } from "../attempts.ts";
import type { Context } from "../context.ts";
import { fullAccountOf, guestOf, lockAccount } from "../db/accounts.ts";
import { takeResetRequest } from "../db/reset-requests.ts";
import { requestMail } from "../mail-links.ts";

/**
 * Finds out whose address it was. The link also turns a guest into an account, when the address has none:
 * who reads the mailbox is who named it.
 */
export const sendPasswordReset = task<Context>("send-password-reset", {}, async (context, { key }) => {
  await context.db.tx(async (tx) => {
    const wish = await takeResetRequest(tx, key);
    if (!wish) return;
    const found = (await fullAccountOf(tx, wish.email_key)) ?? (await guestOf(tx, wish.email_key));
    const account = found && (await lockAccount(tx, found.id));
    if (!account?.email || account.email_key !== wish.email_key) return;
    if ((await tryAgainIn(context, tx, "reset_mail", account.id)) > 0) return;
    await requestMail(context, tx, account.id, "password_reset", account.email);
  });
});
