import { createHmac, timingSafeEqual } from "node:crypto";

const TOLERANCE_S = 300;

/**
 * Checks a Stripe-Signature header (`t=…,v1=…,v1=…`) over the exact bytes that came. Own lines instead of the SDK's:
 * it decodes the body first, lets signatures from the future pass, and takes one secret only.
 * @param secrets any of them may have signed; compared in constant time, all of them always
 */
export function isSignedBy(raw: Buffer, header: string, secrets: string[], now: Date): boolean {
  const { at, signatures } = readHeader(header);
  if (at === undefined) return false;
  let found = false;
  for (const secret of secrets) {
    if (secret === "") continue;
    const expected = createHmac("sha256", secret).update(`${at}.`).update(raw).digest();
    for (const signature of signatures) {
      if (signature.length === expected.length && timingSafeEqual(signature, expected)) found = true;
    }
  }
  const age_s = Math.abs(now.getTime() / 1000 - Number(at));
  return found && age_s <= TOLERANCE_S;
}

function readHeader(header: string): { at: string | undefined; signatures: Buffer[] } {
  const parts = header
    .slice(0, 2_000)
    .split(",")
    .map((part) => part.trim().split("=", 2) as [string, string?]);
  const at = parts.find(([name, value]) => name === "t" && /^\d{1,12}$/.test(value ?? ""))?.[1];
  const signatures = parts
    .filter(([name, value]) => name === "v1" && /^[0-9a-f]{64}$/.test(value ?? ""))
    .map(([, value]) => Buffer.from(value!, "hex"));
  return { at, signatures };
}
