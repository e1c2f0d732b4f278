import { z } from "zod";

const MOST = 500;
/** Advertising links carry whatever they like: what is too long is cut, not refused. */
const trimmed = (most: number) =>
  z
    .string()
    .transform((text) => text.trim().slice(0, most))
    .optional();

/** Where a customer came from, as the browser saw it. */
export const Attribution = z.strictObject({
  utm_source: trimmed(200),
  utm_medium: trimmed(200),
  utm_campaign: trimmed(200),
  utm_term: trimmed(200),
  utm_content: trimmed(200),
  ttclid: trimmed(MOST),
  ttp: trimmed(MOST),
  landing_page: trimmed(MOST),
  referrer: trimmed(MOST),
  consent: z.boolean().optional(),
});
export type Attribution = z.output<typeof Attribution>;

/** What may be kept: without consent nothing that tells one person from another. */
export function keptAttribution(given: Attribution | undefined): Attribution | null {
  if (!given) return null;
  const { landing_page, referrer } = given;
  const nameless = {
    ttclid: undefined,
    ttp: undefined,
    landing_page: withoutQuery(landing_page),
    referrer: withoutQuery(referrer),
  };
  const kept = given.consent === true ? given : { ...given, ...nameless };
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined && value !== ""));
}

const withoutQuery = (address: string | undefined) => address?.replace(/[?#].*$/s, "");
