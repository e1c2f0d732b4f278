/** The languages of the web app that the server knows of: lib/i18n.ts chooses, this only has its file ready. */
const SPOKEN = ["en", "de", "ar"];

/** The first language of an Accept-Language header that the app speaks. */
export function preferredTag(header = ""): string {
  const asked = header.split(",").map((part) => {
    const [tag = "", q] = part.trim().split(";q=");
    return { tag: tag.slice(0, 2).toLowerCase(), weight: q === undefined ? 1 : Number(q) };
  });
  const spoken = asked.filter(({ tag, weight }) => SPOKEN.includes(tag) && weight > 0);
  return spoken.toSorted((one, other) => other.weight - one.weight)[0]?.tag ?? "en";
}
