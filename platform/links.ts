import { createHmac, timingSafeEqual } from "node:crypto";
import type { Clock } from "./clock.ts";

/** Short-lived links that need no login: for <img>, <a> and redirects. */
export interface Links {
  /** @returns a token for a path segment, and when it ends */
  sign(what: string, life_s: number): { token: string; expires_at: Date };
  /** What the token stands for, or undefined when it is forged or over. */
  open(token: string): string | undefined;
}

export function createLinks(key: Buffer, clock: Clock): Links {
  const mac = (text: string) => createHmac("sha256", key).update(text).digest("base64url");
  return {
    sign(what, life_s) {
      const expires_at = new Date(clock.now().getTime() + life_s * 1000);
      const text = `${Buffer.from(what).toString("base64url")}.${Math.floor(expires_at.getTime() / 1000)}`;
      return { token: `${text}.${mac(text)}`, expires_at };
    },
    open(token) {
      const [what, until, signature] = token.split(".");
      if (!what || !until || !signature) return undefined;
      const expected = Buffer.from(mac(`${what}.${until}`));
      const given = Buffer.from(signature);
      if (expected.length !== given.length || !timingSafeEqual(expected, given)) return undefined;
      if (Number(until) * 1000 < clock.now().getTime()) return undefined;
      return Buffer.from(what, "base64url").toString();
    },
  };
}
