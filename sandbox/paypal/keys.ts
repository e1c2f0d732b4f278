import { randomBytes } from "node:crypto";

/** The published credentials of the sandbox account. They open nothing but a sandbox. */
export const CLIENT_ID = "client_foyer_sandbox";
export const CLIENT_SECRET = "secret_foyer_sandbox";
export const WEBHOOK_ID = "FOYERSANDBOX00001";

const ALPHABET = "0123456789ABCDEFGHJKLMNPRSTUVWXY";

/** An id as PayPal makes them for orders, captures and refunds: 17 letters or digits. */
export function newId(length = 17): string {
  let id = "";
  for (const byte of randomBytes(length)) id += ALPHABET[byte % ALPHABET.length];
  return id;
}

/** What PayPal's support asks for first. */
export const newDebugId = (): string => randomBytes(7).toString("hex").slice(0, 13);
