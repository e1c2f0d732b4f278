import { randomBytes } from "node:crypto";

/** The published keys of the sandbox account. They open nothing but a sandbox. */
export const SECRET_KEY = "sk_test_foyer_sandbox";
export const PUBLISHABLE_KEY = "pk_test_foyer_sandbox";
export const WEBHOOK_SECRET = "whsec_foyer_sandbox";

/** The API version of the account, used when a request names none. */
export const API_VERSION = "2026-10-28.endive";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** An id as Stripe makes them: prefix and 24 letters or digits. */
export function newId(prefix: string, length = 24): string {
  let id = `${prefix}_`;
  for (const byte of randomBytes(length)) id += ALPHABET[byte % ALPHABET.length];
  return id;
}
