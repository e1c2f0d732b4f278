// The same code as services/ticket/domain/code.ts, read and checked by a browser.

const PREFIX = "FOYER1.";
const FORM = /^FOYER1\.[A-Za-z0-9_-]{140}$/;
const PAYLOAD_BYTES = 41;
const PURPOSE = "foyer ticket\u0000";
const LIST_PURPOSE = "foyer door list\u0000";

export interface TicketCode {
  key_id: string;
  ticket_id: string;
  event_id: string;
  payload: Uint8Array<ArrayBuffer>;
  signature: Uint8Array<ArrayBuffer>;
}

export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (letter) => letter.codePointAt(0)!);
}

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const uuid = (bytes: Uint8Array) => hex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

/** Takes a code apart; undefined when it has another form. Nothing in it is proven before isGenuine. */
export function readTicketCode(text: string): TicketCode | undefined {
  if (!FORM.test(text)) return undefined;
  const bytes = fromBase64Url(text.slice(PREFIX.length));
  if (bytes[0] !== 1) return undefined;
  const payload = bytes.slice(0, PAYLOAD_BYTES);
  return {
    key_id: hex(payload.slice(1, 9)),
    ticket_id: uuid(payload.slice(9, 25)),
    event_id: uuid(payload.slice(25)),
    payload,
    signature: bytes.slice(PAYLOAD_BYTES),
  };
}

/** K7QM-2X94, in any spelling, without its dash; undefined when it is something else. */
export function readShortCode(text: string): string | undefined {
  const code = text.toUpperCase().replaceAll(/[\s-]/g, "");
  return /^[23456789ABCDEFGHJKMNPQRSTVWXYZ]{8}$/.test(code) ? code : undefined;
}

/** False where the browser cannot check signatures: an old one, or a page that was not opened with https. */
export async function canVerify(): Promise<boolean> {
  if (!globalThis.crypto?.subtle) return false;
  return crypto.subtle.generateKey("Ed25519", false, ["sign", "verify"]).then(
    () => true,
    () => false,
  );
}

/** @param raw 32 bytes as base64url */
export const publicKey = (raw: string): Promise<CryptoKey> =>
  crypto.subtle.importKey("raw", fromBase64Url(raw), "Ed25519", false, ["verify"]);

/** True when the code was signed with this key. */
export function isGenuine({ payload, signature }: TicketCode, key: CryptoKey): Promise<boolean> {
  const purpose = new TextEncoder().encode(PURPOSE);
  const signed = new Uint8Array(purpose.length + payload.length);
  signed.set(purpose);
  signed.set(payload, purpose.length);
  return crypto.subtle.verify("Ed25519", key, signature, signed);
}

/** True when a door's list was signed with this key. @param text the JSON text of the list as it was sent */
export const isOurList = (text: string, signature: string, key: CryptoKey): Promise<boolean> =>
  crypto.subtle.verify(
    "Ed25519",
    key,
    fromBase64Url(signature),
    new TextEncoder().encode(LIST_PURPOSE + text),
  );
