import { z } from "zod";

/**
 * A phone number as people write it, kept as E.164: +353 (1) 234-5678 → +35312345678.
 * @returns undefined when it is none
 */
export function readPhone(text: string): string | undefined {
  const digits = text
    .normalize("NFKC")
    .replace(/[\s().\-\u2010-\u2015/]/g, "")
    .replace(/^00/, "+");
  return /^\+[1-9]\d{6,14}$/.test(digits) ? digits : undefined;
}

export const Phone = z
  .string()
  .max(40)
  .transform((text, ctx) => {
    const read = readPhone(text);
    if (read) return read;
    ctx.addIssue({
      code: "invalid_format",
      format: "phone",
      message: "not an international phone number, such as +353 1 234 5678",
      input: text,
    });
    return z.NEVER;
  })
  .describe("international phone number");
