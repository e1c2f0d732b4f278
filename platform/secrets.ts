import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";

/** Keys for one purpose each, all from the installation's one secret, so that there is one thing to keep safe. */
export interface Secrets {
  /** 32 bytes that only this purpose uses. */
  key(purpose: string): Buffer;
  /** A keyed hash: for looking up what must not be kept in the clear. */
  hash(purpose: string, text: string): string;
  /** Encrypts for storage (AES-256-GCM). */
  seal(purpose: string, data: Buffer): Buffer;
  /** @throws when it was changed, or sealed for another purpose or with another secret */
  open(purpose: string, sealed: Buffer): Buffer;
}

export function createSecrets(master: string): Secrets {
  const keys = new Map<string, Buffer>();
  const key = (purpose: string): Buffer => {
    const known = keys.get(purpose);
    if (known) return known;
    const made = Buffer.from(hkdfSync("sha256", master, "foyer", purpose, 32));
    keys.set(purpose, made);
    return made;
  };
  return {
    key,
    hash: (purpose, text) => createHmac("sha256", key(purpose)).update(text).digest("base64url"),
    seal(purpose, data) {
      const iv = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", key(purpose), iv);
      return Buffer.concat([iv, cipher.update(data), cipher.final(), cipher.getAuthTag()]);
    },
    open(purpose, sealed) {
      const decipher = createDecipheriv("aes-256-gcm", key(purpose), sealed.subarray(0, 12));
      decipher.setAuthTag(sealed.subarray(-16));
      return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
    },
  };
}
