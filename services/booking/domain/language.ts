import { Locale } from "../../../contracts/types/time.ts";

/**
 * The language a client asks for first, of its Accept-Language header.
 * @returns a BCP 47 tag; undefined when the header says nothing
 */
export function preferredLanguage(header: string | string[] | undefined): string | undefined {
  if (typeof header !== "string") return undefined;
  return header
    .slice(0, 500)
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.split(";").map((text) => text.trim());
      const weight = parameters.find((text) => text.startsWith("q="))?.slice(2);
      return { tag, weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ tag, weight }) => weight > 0 && tag !== "*" && Locale.safeParse(tag).success)
    .toSorted((a, b) => b.weight - a.weight)
    .at(0)?.tag;
}
