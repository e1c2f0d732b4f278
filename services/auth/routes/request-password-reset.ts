import { mailWish } from "../mail-wish.ts";

export const requestPasswordReset = mailWish(
  "/auth/password-reset",
  "send-password-reset",
  "Ask for a mail to set a new password",
);
