import { AppError } from "../../../platform/errors.ts";
import { reply, route } from "../../../platform/http/route.ts";
import { take } from "../attempts.ts";
import type { Context } from "../context.ts";
import { lockAccount } from "../db/accounts.ts";
import { requestMail } from "../mail-links.ts";

/** Asks for the mail (again). A guest gets it only so: booking as a guest sends one mail, not two. */
export const resendVerification = route({
  method: "POST",
  path: "/auth/verify-email/resend",
  summary: "Send the mail that proves your e-mail address",
  access: "user",
  replies: { 202: null },
  errors: ["contact_required", "rate_limited"],
  async handler(context: Context, { caller }) {
    await take(context, "verification_mail", caller.user_id);
    await context.db.tx(async (tx) => {
      const account = await lockAccount(tx, caller.user_id);
      const email = account?.pending_email ?? account?.email;
      if (!account || !email)
        throw new AppError("invalid_argument", "contact_required", {
          detail: "There is no e-mail address yet.",
        });
      if (account.pending_email || !account.email_verified_at)
        await requestMail(context, tx, account.id, "email_verification", email);
    });
    return reply(202);
  },
});
