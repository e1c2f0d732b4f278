import { domainToASCII } from "node:url";
import { z } from "zod";

/** An address as it was typed (NFKC, trimmed), and the key that makes two spellings of it one. */
export interface EmailAddress {
  address: string;
  key: string;
}

const MAX = 254;
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Reads an e-mail address. NFKC makes look-alikes of other widths the same; international domains are
 * compared in their ASCII form; letters before the @ are ASCII, because little else is ever delivered.
 * @returns undefined when it is none
 */
export function readEmail(text: string): EmailAddress | undefined {
  const address = text.normalize("NFKC").trim();
  const at = address.lastIndexOf("@");
  if (address.length > MAX || at < 1) return undefined;
  const local = address.slice(0, at);
  const domain = domainToASCII(address.slice(at + 1).toLowerCase());
  const labels = domain.split(".");
  const valid =
    local.length <= 64 &&
    LOCAL.test(local) &&
    labels.length > 1 &&
    labels.every((label) => LABEL.test(label)) &&
    !/^\d+$/.test(labels.at(-1)!);
  const key = `${local.toLowerCase()}@${domain}`;
  return valid && key.length <= MAX ? { address, key } : undefined;
}

/** The mailbox behind a key: without the tag after a plus. What limits per person count. */
export function mailboxOf(key: string): string {
  const at = key.lastIndexOf("@");
  return `${key.slice(0, at).split("+")[0]}${key.slice(at)}`;
}

/** An e-mail address in a request. */
export const Email = z
  .string()
  .transform((text, ctx): EmailAddress => {
    const read = readEmail(text);
    if (read) return read;
    ctx.addIssue({ code: "invalid_format", format: "email", message: "not an e-mail address", input: text });
    return z.NEVER;
  })
  .describe("e-mail address, at most 254 characters");
