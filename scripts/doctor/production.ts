import type { Environment } from "../../platform/config.ts";
import { isProduction } from "../../run/environment.ts";
import type { Finding } from "./finding.ts";

/** What the start does not refuse, but nobody wants in production. */
export function checkProduction(env: Environment): Finding[] {
  if (!isProduction(env))
    return [{ level: "note", text: "Development: for real customers set FOYER_ENV=production" }];
  const findings: Finding[] = [];
  const wrong = (text: string) => findings.push({ level: "wrong", text });
  for (const [name, use] of [
    ["PUBLIC_WEB_URL", "links in mails"],
    ["PUBLIC_API_URL", "links to receipts and tickets"],
  ] as const) {
    const value = env[name];
    if (value === undefined) wrong(`${name} is missing: ${use} would lead to this machine's own address`);
    else if (!value.startsWith("https://")) wrong(`${name} is not https: tokens travel in the clear`);
  }
  if (env.MAIL_FROM === undefined) wrong("MAIL_FROM is missing: mails would come from foyer.example");
  for (const name of ["STRIPE_SECRET_KEY", "STRIPE_PUBLISHABLE_KEY"])
    if (/^[a-z]+_test_/.test(env[name] ?? ""))
      findings.push({ level: "note", text: `${name} is a test key: no real money moves` });
  return findings;
}
