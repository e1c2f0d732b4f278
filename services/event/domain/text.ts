/** Lower case and without accents: "Café" is found by "cafe". */
export function searchable(...parts: string[]): string {
  return parts.join(" ").normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase().slice(0, 20_000);
}

/** The words of a search as patterns for LIKE: each has to occur. */
export function searchPatterns(query: string): string[] {
  const words = searchable(query).split(/\s+/).filter(Boolean).slice(0, 10);
  return words.map((word) => `%${word.replaceAll(/[\\%_]/g, (character) => `\\${character}`)}%`);
}

/** "Midsummer Night!" → "midsummer-night" */
export function slugOf(name: string): string {
  const slug = searchable(name)
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 60);
  return slug || "event";
}
