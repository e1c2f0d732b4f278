/** Lower case and without accents: "Café" is found by "cafe". */
export function searchable(...parts: string[]): string {
  return parts.join(" ").normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase().slice(0, 20_000);
}

/** "Festival T-Shirt!" → "festival-t-shirt" */
export function slugOf(name: string): string {
  const slug = searchable(name)
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 60);
  return slug || "product";
}
