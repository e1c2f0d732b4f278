import { userPasswordResetRequested, userVerificationRequested } from "../../contracts/events/auth.ts";
import type { Tx } from "../../platform/db/transaction.ts";
import { invalid } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import type { Context } from "./context.ts";
import { type MailPurpose, replaceMailRequest } from "./db/mail-requests.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The mail may be late; its link lives from the moment it is written. */
const REQUEST_MS = 7 * DAY_MS;
export const LINK_MS: Record<MailPurpose, number> = { email_verification: DAY_MS, password_reset: HOUR_MS };

const EVENTS = { email_verification: userVerificationRequested, password_reset: userPasswordResetRequested };

/** Asks for a mail with a one-use link, for an account that is new or locked. Earlier links of the kind die. */
export async function requestMail(
  { clock, outbox }: Context,
  tx: Tx,
  user_id: string,
  purpose: MailPurpose,
  email: string,
): Promise<void> {
  const now = clock.now();
  const id = newId();
  await replaceMailRequest(tx, {
    id,
    user_id,
    purpose,
    email,
    requested_at: now,
    expires_at: new Date(now.getTime() + REQUEST_MS),
  });
  outbox.add(tx, EVENTS[purpose], { user_id, request_id: id });
}

/** Wrong, used, replaced, over: all the same to who holds it. */
export const deadLink = () => invalid("/token", "invalid_token", "This link is not valid any more.");
