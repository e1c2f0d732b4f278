import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from "node:crypto";

const PREFIX = "FOYER1.";
const VERSION = 1;
const KEY_ID_BYTES = 8;
const SIGNATURE_BYTES = 64;
const PAYLOAD_BYTES = 1 + KEY_ID_BYTES + 16 + 16;
// 105 bytes are exactly 140 characters: no spare bits that could be changed unseen.
const FORM = /^FOYER1\.[A-Za-z0-9_-]{140}$/;
/** Signed with the payload, so that a signature of something else is never one of a ticket. */
const PURPOSE = Buffer.from("foyer ticket\u0000");

export interface CodeContent {
  /** 16 hex digits. */
  key_id: string;
  ticket_id: string;
  event_id: string;
}

export interface ReadCode extends CodeContent {
  payload: Buffer;
  signature: Buffer;
}

/**
 * The signed code of a ticket: version, key id, ticket, event, Ed25519 signature, as base64url. It holds no
 * personal data, and whoever has the event's public key can check it without a network. The same input
 * always gives the same code, so it is never stored.
 */
export function makeCode(content: CodeContent, private_key: KeyObject): string {
  const payload = Buffer.concat([
    Buffer.from([VERSION]),
    Buffer.from(content.key_id, "hex"),
    uuidBytes(content.ticket_id),
    uuidBytes(content.event_id),
  ]);
  const signature = sign(null, Buffer.concat([PURPOSE, payload]), private_key);
  return PREFIX + Buffer.concat([payload, signature]).toString("base64url");
}

/** Takes a code apart; undefined when it has another form. Nothing in it is proven before verifyCode. */
export function readCode(text: string): ReadCode | undefined {
  if (!FORM.test(text)) return undefined;
  const bytes = Buffer.from(text.slice(PREFIX.length), "base64url");
  if (bytes[0] !== VERSION || bytes.length !== PAYLOAD_BYTES + SIGNATURE_BYTES) return undefined;
  const payload = bytes.subarray(0, PAYLOAD_BYTES);
  const after = 1 + KEY_ID_BYTES;
  return {
    key_id: payload.subarray(1, after).toString("hex"),
    ticket_id: uuidText(payload.subarray(after, after + 16)),
    event_id: uuidText(payload.subarray(after + 16)),
    payload,
    signature: bytes.subarray(PAYLOAD_BYTES),
  };
}

/** True when the code was signed with this key. */
export function verifyCode(code: ReadCode, public_key: KeyObject): boolean {
  return verify(null, Buffer.concat([PURPOSE, code.payload]), public_key, code.signature);
}

/** Other words before it than a ticket has: a list can never pass as a ticket, nor a ticket as a list. */
const LIST_PURPOSE = "foyer door list\u0000";

/** The signature, as base64url, of the list that a door takes along. */
export const signDoorList = (text: string, private_key: KeyObject): string =>
  sign(null, Buffer.from(LIST_PURPOSE + text), private_key).toString("base64url");

/** A new key pair: the public half raw (32 bytes), the private one as PKCS #8. */
export function makeKeyPair(): { public_key: Buffer; private_key: Buffer } {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  return {
    public_key: Buffer.from(publicKey.export({ format: "jwk" }).x!, "base64url"),
    private_key: privateKey.export({ format: "der", type: "pkcs8" }),
  };
}

export const publicKeyOf = (raw: Buffer): KeyObject =>
  createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: raw.toString("base64url") }, format: "jwk" });
export const privateKeyOf = (pkcs8: Buffer): KeyObject =>
  createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" });

const uuidBytes = (id: string): Buffer => Buffer.from(id.replaceAll("-", ""), "hex");
const uuidText = (bytes: Buffer): string =>
  bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
