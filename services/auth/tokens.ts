import { createHash, randomBytes } from "node:crypto";

/** A secret that is handed out once and kept only as its hash; 256 random bits need no slow one. */
export interface OneTimeToken {
  token: string;
  token_hash: Buffer;
}

export function newToken(): OneTimeToken {
  const token = randomBytes(32).toString("base64url");
  return { token, token_hash: hashToken(token) };
}

export const hashToken = (token: string): Buffer => createHash("sha256").update(token).digest();
