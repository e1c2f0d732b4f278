import type { Base } from "../../platform/service.ts";

type Reporter = Pick<Base, "log" | "metrics">;

function report(
  { log, metrics }: Reporter,
  fact: string,
  fields: Record<string, unknown>,
  level: "info" | "warn" = "info",
): void {
  metrics.facts.inc({ service: "auth", fact });
  log[level](fields, fact.replaceAll("_", " "));
}

export const registered = (r: Reporter, user_id: string) => report(r, "registered", { user_id });
export const guestArrived = (r: Reporter, user_id: string) => report(r, "guest_arrived", { user_id });
export const signedIn = (r: Reporter, user_id: string, session_id: string) =>
  report(r, "signed_in", { user_id, session_id });
/** Without a user_id where there is no such account: the address itself is nobody's business. */
export const signInRefused = (r: Reporter, user_id: string | undefined) =>
  report(r, "sign_in_refused", user_id ? { user_id } : {}, "warn");
export const tokenReused = (r: Reporter, user_id: string, session_id: string) =>
  report(r, "refresh_token_reused", { user_id, session_id }, "warn");
export const emailVerified = (r: Reporter, user_id: string) => report(r, "email_verified", { user_id });
export const passwordSet = (r: Reporter, user_id: string) => report(r, "password_set", { user_id });
export const accountClosed = (r: Reporter, user_id: string) => report(r, "account_closed", { user_id });
export const organizationMade = (r: Reporter, organization_id: string) =>
  report(r, "organization_made", { organization_id });
export const membershipChanged = (r: Reporter, organization_id: string, user_id: string, role: string) =>
  report(r, "membership_changed", { organization_id, member_id: user_id, role });
export const roleGranted = (r: Reporter, user_id: string, role: string) =>
  report(r, "role_granted", { member_id: user_id, role }, "warn");
