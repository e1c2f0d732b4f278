import { z } from "zod";
import { isLeaked } from "./leaked-passwords.ts";

const MIN = 10;
const MAX = 200;
const SITE = "foyer";

/** A password that is only compared: whatever somebody may have typed. */
export const GivenPassword = z
  .string()
  .min(1)
  .max(1_000)
  .transform((text) => text.normalize("NFKC"));

/** A password that is set: 10 to 200 characters, any of them; what it is made of is nobody's business. */
export const NewPassword = z
  .string()
  .max(1_000)
  .transform((text, ctx) => {
    const password = text.normalize("NFKC");
    const length = [...password].length;
    if (length < MIN)
      ctx.addIssue({
        code: "too_small",
        minimum: MIN,
        inclusive: true,
        origin: "string",
        message: `at least ${MIN} characters`,
        input: text,
      });
    if (length > MAX)
      ctx.addIssue({
        code: "too_big",
        maximum: MAX,
        inclusive: true,
        origin: "string",
        message: `at most ${MAX} characters`,
        input: text,
      });
    return password;
  })
  .describe(`${MIN} to ${MAX} characters`);

/** True for what attackers try first: leaked passwords, the person's own address, the site's name. */
export function isGuessable(password: string, email_key: string): boolean {
  const text = password.toLowerCase();
  const local = email_key.slice(0, email_key.lastIndexOf("@"));
  const onlySite = text.replaceAll(SITE, "").replace(/[\d\W_]+/g, "") === "" && text.includes(SITE);
  return text === email_key || text === local || onlySite || isLeaked(text);
}
