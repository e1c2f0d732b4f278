import { createHmac, timingSafeEqual } from "node:crypto";
import type { Secrets } from "../secrets.ts";

/** Where the gateway says from which address a request came. */
export const CLIENT_ADDRESS = "foyer-client";
/** How long it still waits for the answer, in milliseconds. */
export const TIME_LEFT = "foyer-timeout-ms";

const LIFE_S = 60;
const LEEWAY_S = 30;
const KEPT = 10_000;

/** What a gateway says about a client so that services believe it: `expiry.mac.address`, HMAC-SHA-256. */
export interface ClientAddress {
  sign(address: string): string;
  /** @returns undefined for what is missing, forged or too old */
  verify(header: string | string[] | undefined): string | undefined;
}

export function clientAddress(secrets: Secrets): ClientAddress {
  const key = secrets.key("client address");
  const mac = (text: string) => createHmac("sha256", key).update(text).digest("base64url");
  const nowS = () => Math.floor(Date.now() / 1_000);
  const signed = new Map<string, { header: string; until_s: number }>();
  const believed = new Set<string>();

  return {
    sign(address) {
      const known = signed.get(address);
      if (known && known.until_s > nowS() + LIFE_S / 2) return known.header;
      const until_s = nowS() + LIFE_S;
      const header = `${until_s}.${mac(`${until_s}.${address}`)}.${address}`;
      if (signed.size > KEPT) signed.clear();
      signed.set(address, { header, until_s });
      return header;
    },
    verify(header) {
      if (typeof header !== "string") return undefined;
      const [, until, given, address] = /^(\d{10})\.([\w-]{43})\.([\da-f.:]{2,45})$/i.exec(header) ?? [];
      if (!until || Number(until) + LEEWAY_S < nowS()) return undefined;
      if (believed.has(header)) return address;
      const expected = mac(`${until}.${address}`);
      if (!timingSafeEqual(Buffer.from(expected), Buffer.from(given!))) return undefined;
      if (believed.size > KEPT) believed.clear();
      believed.add(header);
      return address;
    },
  };
}
