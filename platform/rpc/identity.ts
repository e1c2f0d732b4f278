import { createHmac, timingSafeEqual } from "node:crypto";

const LIFE_S = 60;
const LEEWAY_S = 30;

/**
 * Signs and checks who is calling: `caller.target.expiry.mac`, HMAC-SHA-256 with the secret that the
 * processes of one installation share. A call without a valid one is refused, in memory too, so that
 * one process and many behave alike.
 */
export function callerIdentity(secret: string) {
  const mac = (text: string) => createHmac("sha256", secret).update(text).digest("base64url");
  const issued = new Map<string, { token: string; until_s: number }>();
  const checked = new Map<string, { caller: string; until_s: number }>();
  const nowS = () => Math.floor(Date.now() / 1000);

  return {
    sign(caller: string, target: string): string {
      const key = `${caller}.${target}`;
      const known = issued.get(key);
      if (known && known.until_s > nowS() + LIFE_S / 2) return known.token;
      const until_s = nowS() + LIFE_S;
      const token = `${key}.${until_s}.${mac(`${key}.${until_s}`)}`;
      issued.set(key, { token, until_s });
      return token;
    },
    /** @returns the caller, or undefined when the token is missing, forged, expired or meant for another. */
    verify(token: string | null, target: string): string | undefined {
      if (!token) return undefined;
      const known = checked.get(`${target}|${token}`);
      if (known && known.until_s + LEEWAY_S > nowS()) return known.caller;
      const [caller, meant_for, until, signature] = token.split(".");
      if (!caller || !until || !signature || meant_for !== target) return undefined;
      const expected = Buffer.from(mac(`${caller}.${meant_for}.${until}`));
      const given = Buffer.from(signature);
      if (expected.length !== given.length || !timingSafeEqual(expected, given)) return undefined;
      if (!/^\d{10}$/.test(until) || Number(until) + LEEWAY_S < nowS()) return undefined;
      if (checked.size > 1000) checked.clear();
      checked.set(`${target}|${token}`, { caller, until_s: Number(until) });
      return caller;
    },
  };
}
export type CallerIdentity = ReturnType<typeof callerIdentity>;
